package ghostnote.audio.sound;

import java.util.ArrayList;
import java.util.List;

/**
 * Sounds that are heard together from one beginning, each to its own end. One alone is heard as it is; the sum of several
 * goes through a soft limiter that keeps it below full scale.
 *
 * <p>Thread: one. Real-time safe: no.
 */
public final class SourceSum implements StereoSource {
    private static final int BLOCK_FRAMES = 512;

    private final List<Part> sounding = new ArrayList<>();
    private final boolean isLimited;

    /** @param sources are asked a block at a time, ahead of what is heard */
    public SourceSum(List<? extends StereoSource> sources) {
        sources.forEach(source -> sounding.add(new Part(source)));
        isLimited = sources.size() > 1;
    }

    /** One of them, and what it has given that was not heard yet. */
    private static final class Part {
        private final StereoSource source;
        private final float[] left = new float[BLOCK_FRAMES];
        private final float[] right = new float[BLOCK_FRAMES];
        private int first;
        private int end;

        Part(StereoSource source) {
            this.source = source;
        }

        boolean hasEnded() {
            if (first == end) {
                first = 0;
                end = source.next(left, right);
            }
            return end == 0;
        }

        int waiting() {
            return end - first;
        }

        void addTo(float[] leftSum, float[] rightSum, int frames) {
            Sum.add(leftSum, left, first, frames);
            Sum.add(rightSum, right, first, frames);
            first += frames;
        }
    }

    @Override
    public int next(float[] left, float[] right) {
        sounding.removeIf(Part::hasEnded);
        if (sounding.isEmpty()) {
            return 0;
        }
        int frames = sounding.stream().mapToInt(Part::waiting).reduce(left.length, Math::min);
        Sum.clear(left, frames);
        Sum.clear(right, frames);
        sounding.forEach(part -> part.addTo(left, right, frames));
        if (isLimited) {
            Limiter.limit(left, frames);
            Limiter.limit(right, frames);
        }
        return frames;
    }
}
