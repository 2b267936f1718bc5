package ghostnote.engine.learn;

import ghostnote.engine.sense.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Parts as streams that are played side by side. All parts, shuffled, make one roll, which is cut into as many equal
 * shares as there are streams; a stream that has played its share plays on into the next. So every hit is played once
 * before any is played again, no stream ever idles, and no more than one part a stream begins in its middle.
 */
final class Streams {
    private final List<Part> roll;
    private final Stream[] streams;

    /**
     * @param parts empty ones are left out
     * @param layout where the rows of weights stand
     * @param dropout the share of what looks back that is not told
     * @param slipRate the largest share of hits that is remembered wrong
     * @throws IllegalArgumentException if they hold no hit at all
     */
    Streams(List<Part> parts, Parameters layout, int count, double dropout, double slipRate, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        roll = new ArrayList<>(parts.stream().filter(part -> !part.hits().isEmpty()).toList());
        if (roll.isEmpty()) {
            throw new IllegalArgumentException("nothing to learn: %d files without any hit".formatted(parts.size()));
        }
        Collections.shuffle(roll, random);
        long all = roll.stream().mapToLong(part -> part.hits().size()).sum();
        streams = new Stream[count];
        int part = 0;
        long before = 0;
        for (int s = 0; s < count; s++) {
            long at = s * all / count;
            while (at >= before + roll.get(part).hits().size()) {
                before += roll.get(part).hits().size();
                part++;
            }
            PartReader reader = new PartReader(layout, dropout, slipRate, random.split());
            streams[s] = new Stream(part, (int) (at - before), reader);
        }
    }

    /** One of them. */
    private final class Stream {
        private final PartReader reader;
        private int part;

        Stream(int part, int firstHit, PartReader reader) {
            this.part = part;
            this.reader = reader;
            reader.open(roll.get(part), firstHit);
        }

        void read(Window window, int row) {
            if (reader.atEnd()) {
                part = (part + 1) % roll.size();
                reader.open(roll.get(part), 0);
            }
            reader.read(window, row);
        }
    }

    /** Fills a window with the next steps of the streams from {@code first} on. Streams are independent. */
    void play(Window window, int first) {
        window.clear();
        for (int row = 0; row < window.steps() * window.streams(); row++) {
            streams[first + row % window.streams()].read(window, row);
        }
    }
}
