package ghostnote.midi.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers the events of one track in any order and lays them out in order of tick. */
final class TrackWriter {

    private static final int MAX_NUMBER = 0x0FFF_FFFF;
    private static final int RELEASE_VELOCITY = 64;
    private static final int CLOCKS_PER_CLICK = 24;
    private static final int THIRTY_SECONDS_PER_QUARTER = 8;

    /** Events of one tick come in this order. */
    private enum Rank { META, OFF, ON, END }

    private static final class Event {
        final long tick;
        final Rank rank;
        final int[] octets;

        Event(long tick, Rank rank, int... octets) {
            this.tick = tick;
            this.rank = rank;
            this.octets = octets;
        }
    }

    private final ByteArrayOutputStream name = new ByteArrayOutputStream();
    private final List<Event> events = new ArrayList<>();

    TrackWriter(String trackName) {
        if (!trackName.isEmpty()) {
            byte[] text = trackName.getBytes(StandardCharsets.UTF_8);
            name.writeBytes(new byte[] {0, (byte) 0xFF, 0x03});
            writeNumber(name, text.length);
            name.writeBytes(text);
        }
    }

    void add(TempoChange tempo) {
        int micros = tempo.microsPerQuarter();
        events.add(new Event(tempo.tick(), Rank.META, 0xFF, 0x51, 3, micros >> 16, micros >> 8, micros));
    }

    void add(MeterChange meter) {
        events.add(new Event(meter.tick(), Rank.META, 0xFF, 0x58, 4, meter.numerator(),
                Integer.numberOfTrailingZeros(meter.denominator()), CLOCKS_PER_CLICK, THIRTY_SECONDS_PER_QUARTER));
    }

    void add(NoteOn on, long offTick) {
        events.add(new Event(on.tick(), Rank.ON, 0x90 | on.channel(), on.note(), on.velocity()));
        events.add(new Event(offTick, Rank.OFF, 0x80 | on.channel(), on.note(), RELEASE_VELOCITY));
    }

    /** The bytes of a track that ends at a tick, or with its last event if that is later. */
    byte[] endedAt(long endTick) {
        long lastTick = events.stream().mapToLong(event -> event.tick).max().orElse(0);
        events.add(new Event(Math.max(endTick, lastTick), Rank.END, 0xFF, 0x2F, 0));
        events.sort(Comparator.<Event>comparingLong(event -> event.tick).thenComparing(event -> event.rank));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(name.toByteArray());
        long tick = 0;
        for (Event event : events) {
            writeNumber(out, event.tick - tick);
            tick = event.tick;
            for (int octet : event.octets) {
                out.write(octet);
            }
        }
        return out.toByteArray();
    }

    private static void writeNumber(ByteArrayOutputStream out, long number) {
        if (number > MAX_NUMBER) {
            throw new IllegalArgumentException(
                    "expected at most " + MAX_NUMBER + " ticks between two events, found " + number);
        }
        for (int shift = 21; shift > 0; shift -= 7) {
            if (number >> shift != 0) {
                out.write((int) (number >> shift) | 0x80);
            }
        }
        out.write((int) number & 0x7F);
    }
}
