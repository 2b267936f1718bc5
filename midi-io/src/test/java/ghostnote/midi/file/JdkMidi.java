package ghostnote.midi.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** The JDK's reader as an oracle, for valid files only. */
final class JdkMidi {
    private static final int TRACK_NAME = 3;

    private JdkMidi() {}

    /** The sequence in the bytes, or nothing if the JDK refuses them. */
    static Optional<Sequence> sequence(byte[] bytes) {
        try {
            return Optional.of(MidiSystem.getSequence(new ByteArrayInputStream(bytes)));
        } catch (InvalidMidiDataException | IOException _) {
            return Optional.empty();
        }
    }

    /** The note-ons of tracks by tick, those of one tick in order of the file. */
    static List<NoteOn> noteOns(Track... tracks) {
        List<NoteOn> noteOns = new ArrayList<>();
        for (MidiEvent event : channelEvents(tracks)) {
            ShortMessage message = (ShortMessage) event.getMessage();
            if (message.getCommand() == ShortMessage.NOTE_ON && message.getData2() > 0) {
                noteOns.add(new NoteOn(
                        event.getTick(), message.getChannel(), message.getData1(), message.getData2()));
            }
        }
        return noteOns;
    }

    /** Whether no data byte is over 127. */
    static boolean isLegal(Sequence sequence) {
        return channelEvents(sequence.getTracks()).stream()
                .map(event -> (ShortMessage) event.getMessage())
                .allMatch(message -> (message.getData1() | message.getData2()) <= 127);
    }

    /** Lines such as "20 off 36". */
    static List<String> notes(byte[] bytes) {
        return channelEvents(sequence(bytes).orElseThrow().getTracks()).stream()
                .map(event -> event.getTick()
                        + (event.getMessage().getStatus() >> 4 == 9 ? " on " : " off ")
                        + ((ShortMessage) event.getMessage()).getData1())
                .toList();
    }

    /** What a track is called; nothing where it does not begin with that. */
    static String name(Track track) {
        return track.get(0).getMessage() instanceof MetaMessage meta && meta.getType() == TRACK_NAME
                ? new String(meta.getData(), StandardCharsets.UTF_8)
                : "";
    }

    static List<MidiEvent> channelEvents(Track... tracks) {
        List<MidiEvent> events = new ArrayList<>();
        for (Track track : tracks) {
            for (int i = 0; i < track.size(); i++) {
                if (track.get(i).getMessage() instanceof ShortMessage) {
                    events.add(track.get(i));
                }
            }
        }
        events.sort(Comparator.comparingLong(MidiEvent::getTick));
        return events;
    }
}
