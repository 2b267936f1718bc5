package ghostnote.ui.sound;

import ghostnote.audio.sound.TimedMessage;
import ghostnote.engine.drum.DrumNotes;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.wire.MidiStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Music as what plays it is sent it: through a kit map, each note ended when its gate is over or it is struck again, as ports are
 * sent it live.
 *
 * <p>Thread: one. Real-time safe: no.
 */
final class Messages {
    private final Music music;
    private final KitMap kit;
    private final int sampleRateHz;
    private final long gateTicks;
    private final List<TimedMessage> messages = new ArrayList<>();

    /** Those that sound, in the order in which they end. */
    private final List<Note> sounding = new ArrayList<>();

    private record Note(int channel, int note, long offTick) {
        boolean isAt(Note other) {
            return channel == other.channel && note == other.note;
        }
    }

    private Messages(Music music, KitMap kit, int sampleRateHz) {
        this.music = music;
        this.kit = kit;
        this.sampleRateHz = sampleRateHz;
        gateTicks = Math.max(1, (long) DrumNotes.GATE_TICKS * music.notes().ppqn() / Ticks.PER_QUARTER);
    }

    /** All of it, in the order of the frames: on one tick the ends first, then the kick before the others. */
    static List<TimedMessage> of(Music music, KitMap kit, int sampleRateHz) {
        Messages all = new Messages(music, kit, sampleRateHz);
        music.hits().stream()
                .sorted(Comparator.comparingLong(Hit::tick).thenComparing(Hit::voice))
                .forEach(all::strike);
        all.endUntil(Long.MAX_VALUE);
        return all.messages;
    }

    private void strike(Hit hit) {
        int voice = hit.voice().ordinal();
        if (!kit.plays(voice)) {
            return;
        }
        endUntil(hit.tick());
        Note struck = new Note(kit.channel(voice), kit.note(voice), hit.tick() + gateTicks);
        if (sounding.contains(struck)) {
            return; // another voice of the kit map's has just struck this very note
        }
        sounding.stream().filter(struck::isAt).forEach(before -> end(before, hit.tick()));
        sounding.removeIf(struck::isAt);
        sounding.add(struck);
        send(hit.tick(), MidiStatus.NOTE_ON + struck.channel, struck.note, kit.velocity(voice, hit.velocity()));
    }

    private void endUntil(long tick) {
        while (!sounding.isEmpty() && sounding.getFirst().offTick <= tick) {
            Note over = sounding.removeFirst();
            end(over, Math.min(over.offTick, music.notes().endTick()));
        }
    }

    private void end(Note note, long tick) {
        send(tick, MidiStatus.NOTE_OFF + note.channel, note.note, 0);
    }

    private void send(long tick, int status, int data1, int data2) {
        messages.add(new TimedMessage(music.frame(tick, sampleRateHz), status, data1, data2));
    }
}
