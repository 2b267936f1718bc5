package ghostnote.engine.wire;

import ghostnote.engine.time.Timeline;
import ghostnote.engine.wire.MidiStatus;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is sent as words: what, and at which tick of a timeline. */
final class RecordingOut extends StreamWatcher {
    private final Timeline timeline;
    private final List<String> all = new ArrayList<>();

    RecordingOut(Timeline timeline) {
        this.timeline = timeline;
    }

    @Override
    public void send(long dueNs, int status, int data1, int data2) {
        super.send(dueNs, status, data1, data2);
        all.add(words(status, data1, data2) + " @" + timeline.tickAt(nowNs()));
    }

    private static String words(int status, int data1, int data2) {
        return switch (status) {
            case MidiStatus.START -> "start";
            case MidiStatus.CLOCK -> "clock";
            case MidiStatus.STOP -> "stop";
            case MidiStatus.SONG_POSITION -> "position " + (data1 | data2 << 7);
            case MidiStatus.CONTINUE -> "continue";
            case NOTE_ON -> "on " + data1;
            default -> "off " + data1;
        };
    }

    /** Everything sent so far. */
    List<String> all() {
        return all;
    }

    /** Everything sent so far but the pulses. */
    List<String> withoutPulses() {
        return all.stream().filter(words -> !words.startsWith("clock")).toList();
    }
}
