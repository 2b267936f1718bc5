package ghostnote.audio.kit;

import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.VoiceMixer;
import ghostnote.engine.RealTime;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Strike;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.wire.MidiStatus;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kit, whatever its drums are made of. It hears the tenth channel: notes under which kits record voices, and all-sound-off
 * and all-notes-off, which silence it (MIDI 1.0, channel mode messages). Note-offs mean nothing to drums.
 *
 * <p>A voice that it does not have is played by what sounds most like it, as {@link KitMap} has it. The same messages on the
 * same frames give the same samples, however they are cut into blocks.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // the counters have one writer
public abstract sealed class DrumKit implements Instrument, VoiceMixer permits SynthKit, SampleKit {
    /** So many hits sound at once; the oldest fades for the next. */
    static final int POLYPHONY = 32;

    private static final int CHANNEL = KitMap.DRUM_CHANNEL;
    private static final int DATA_BITS = 0x7F;
    private static final int MOST_MESSAGES = 1024;

    /** How long a hit fades that makes room for another, and one that is choked. */
    private static final float STEAL_MS = 5;
    private static final float CHOKE_MS = 25;

    private final Map<Voice, Drum> drums;
    private final Drum[] drumOfNote = new Drum[DATA_BITS + 1];
    private final SoundingHit[] sounding;
    private final Spares spares = new Spares();
    private final int stealFrames;
    private final int chokeFrames;
    private final int[] offsets = new int[MOST_MESSAGES];
    private final int[] statuses = new int[MOST_MESSAGES];
    private final int[] numbers = new int[MOST_MESSAGES];
    private final int[] values = new int[MOST_MESSAGES];
    private int messages;
    private int hits;
    private volatile long lostMessages;
    private volatile long cutHits;

    DrumKit(Map<Voice, Drum> drums, int sampleRateHz) {
        this.drums = Map.copyOf(drums);
        KitMap map = new KitMap(
                "what sounds most like it",
                drums.keySet().stream()
                        .collect(Collectors.toMap(Function.identity(), voice -> Strike.of(CHANNEL, voice.note()))),
                Map.of());
        for (Voice voice : Voice.values()) {
            if (map.plays(voice.ordinal())) {
                drumOfNote[voice.note()] = drums.get(Voice.ofNote(map.note(voice.ordinal())));
            }
        }
        sounding = new SoundingHit[drums.values().stream().mapToInt(Drum::capacity).sum()];
        stealFrames = Decay.frames(STEAL_MS, sampleRateHz);
        chokeFrames = Decay.frames(CHOKE_MS, sampleRateHz);
    }

    @Override
    @RealTime
    public void send(int offsetFrames, int status, int data1, int data2) {
        if (status != MidiStatus.NOTE_ON + CHANNEL && status != MidiStatus.CONTROL_CHANGE + CHANNEL) {
            return;
        }
        if (messages == MOST_MESSAGES) {
            lostMessages++;
            return;
        }
        offsets[messages] = offsetFrames;
        statuses[messages] = status;
        numbers[messages] = data1 & DATA_BITS;
        values[messages] = data2 & DATA_BITS;
        messages++;
    }

    @Override
    public void mix(Voice voice, float levelDb, float pan) {
        Drum drum = drums.get(voice);
        if (drum != null) {
            drum.mix(levelDb, pan);
        }
    }

    /** How many messages there was no room for: more than 1,024 in a block. */
    public long lostMessages() {
        return lostMessages;
    }

    /** How many hits were cut off because their drum was struck again and again while they faded. */
    public long cutHits() {
        return cutHits;
    }

    @Override
    @RealTime
    public void render(float[] left, float[] right, int frames) {
        Arrays.fill(left, 0, frames, 0);
        Arrays.fill(right, 0, frames, 0);
        int at = 0;
        int obeyed = 0;
        while (at < frames || obeyed < messages) {
            int due = obeyed < messages ? Math.min(offsets[obeyed], frames) : frames;
            if (obeyed < messages && due <= at) {
                obey(statuses[obeyed], numbers[obeyed], values[obeyed]);
                obeyed++;
            } else {
                int until = Math.min(due, at + Spares.MOST_FRAMES);
                add(left, right, at, until - at);
                at = until;
            }
        }
        messages = 0;
    }

    /** Adds what sounds, the oldest hit first, and forgets what is over. */
    @RealTime
    private void add(float[] left, float[] right, int from, int frames) {
        int kept = 0;
        for (int i = 0; i < hits; i++) {
            SoundingHit hit = sounding[i];
            hit.add(spares, left, right, from, frames);
            if (!hit.isOver()) {
                sounding[kept++] = hit;
            }
        }
        hits = kept;
    }

    @RealTime
    private void obey(int status, int number, int value) {
        if (status == MidiStatus.CONTROL_CHANGE + CHANNEL) {
            if (number == MidiStatus.ALL_SOUND_OFF) {
                fadeAll(stealFrames);
            } else if (number >= MidiStatus.ALL_NOTES_OFF) {
                fadeAll(chokeFrames);
            }
        } else if (value > 0 && drumOfNote[number] != null) {
            strike(drumOfNote[number], value);
        }
    }

    @RealTime
    private void fadeAll(int frames) {
        for (int i = 0; i < hits; i++) {
            sounding[i].fade(frames);
        }
    }

    @RealTime
    private void strike(Drum drum, int velocity) {
        makeRoom(drum);
        SoundingHit hit = drum.spare();
        if (hit == null) {
            hit = cutOldest(drum);
        }
        hit.start(velocity);
        sounding[hits++] = hit;
    }

    /** Lets fade what the drum chokes, the oldest of its own hits if it has enough, and the oldest of all if there are. */
    @RealTime
    private void makeRoom(Drum drum) {
        int all = 0;
        int own = 0;
        SoundingHit oldest = null;
        SoundingHit oldestOwn = null;
        for (int i = 0; i < hits; i++) {
            SoundingHit hit = sounding[i];
            if (!hit.isFading() && drum.chokes(hit.drum())) {
                hit.fade(chokeFrames);
            }
            if (!hit.isFading()) {
                all++;
                oldest = oldest == null ? hit : oldest;
                if (hit.drum() == drum) {
                    own++;
                    oldestOwn = oldestOwn == null ? hit : oldestOwn;
                }
            }
        }
        if (own >= drum.overlap()) {
            oldestOwn.fade(chokeFrames);
        } else if (all >= POLYPHONY) {
            oldest.fade(stealFrames);
        }
    }

    /** All hits of a drum sound, so that its oldest, which has faded the longest, makes room at once. */
    @RealTime
    private SoundingHit cutOldest(Drum drum) {
        cutHits++;
        int at = 0;
        while (sounding[at].drum() != drum) {
            at++;
        }
        SoundingHit cut = sounding[at];
        System.arraycopy(sounding, at + 1, sounding, at, hits - at - 1);
        hits--;
        return cut;
    }

    @Override
    public void close() {
        // It holds nothing but memory.
    }
}
