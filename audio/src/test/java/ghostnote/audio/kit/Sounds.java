package ghostnote.audio.kit;

import com.sun.management.ThreadMXBean;
import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.Master;
import ghostnote.audio.sound.TimedMessage;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.sound.KitSound;
import ghostnote.presets.KitSounds;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Kits that play, and what they played. */
final class Sounds {
    static final int RATE_HZ = 48_000;
    static final int NOTE_ON = 0x99;

    private static final KitSounds SHIPPED = new KitSounds(Path.of("none"));

    private Sounds() {}

    static KitSound shipped(String name) {
        return SHIPPED.find(name);
    }

    static SynthKit kit(String name) {
        return new SynthKit(shipped(name), RATE_HZ);
    }

    /** Both sides of a sound. */
    record Stereo(float[] left, float[] right) {
        int frames() {
            return left.length;
        }

        double[] mono() {
            double[] mono = new double[left.length];
            Arrays.setAll(mono, i -> (left[i] + right[i]) / 2.0);
            return mono;
        }

        float peak() {
            float peak = 0;
            for (int i = 0; i < left.length; i++) {
                peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
            }
            return peak;
        }

        /** From a frame to before another. */
        Stereo part(int from, int until) {
            return new Stereo(Arrays.copyOfRange(left, from, until), Arrays.copyOfRange(right, from, until));
        }
    }

    static TimedMessage hit(long frame, Voice voice, int velocity) {
        return new TimedMessage(frame, NOTE_ON, voice.note(), velocity);
    }

    /** One hit, from its first frame. */
    static Stereo hit(String kit, Voice voice, int velocity, double seconds) {
        return play(kit(kit), List.of(hit(0, voice, velocity)), (int) (seconds * RATE_HZ), 512);
    }

    /** Plays messages, so many frames, in blocks of so many. */
    static Stereo play(Instrument instrument, List<TimedMessage> messages, int frames, int blockFrames) {
        Stereo all = new Stereo(new float[frames], new float[frames]);
        float[] left = new float[blockFrames];
        float[] right = new float[blockFrames];
        int next = 0;
        for (int at = 0; at < frames; at += blockFrames) {
            int block = Math.min(blockFrames, frames - at);
            while (next < messages.size() && messages.get(next).frame() < at + block) {
                TimedMessage message = messages.get(next++);
                instrument.send((int) (message.frame() - at), message.status(), message.data1(), message.data2());
            }
            instrument.render(left, right, block);
            System.arraycopy(left, 0, all.left, at, block);
            System.arraycopy(right, 0, all.right, at, block);
        }
        return all;
    }

    /** Two seconds of hits of all voices at any frame, and now and then a message that ends them. */
    static List<TimedMessage> turmoil(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TimedMessage> messages = new ArrayList<>();
        for (int frame = 0; frame < 2 * RATE_HZ; frame += random.nextInt(2_000)) {
            Voice voice = Voice.of(random.nextInt(Voice.count()));
            messages.add(
                    random.nextInt(40) == 0
                            ? new TimedMessage(frame, 0xB9, random.nextBoolean() ? 120 : 123, 0)
                            : hit(frame, voice, 1 + random.nextInt(127)));
        }
        return messages;
    }

    /** A bar of sixteenths at 120 BPM again and again: kick, snare with ghosts, hats, ride, crash and toms. */
    static List<TimedMessage> denseGroove(int bars) {
        int sixteenth = RATE_HZ / 8;
        List<TimedMessage> messages = new ArrayList<>();
        for (int step = 0; step < 16 * bars; step++) {
            long frame = (long) step * sixteenth;
            int place = step % 16;
            switch (place) {
                case 0, 7, 10 -> messages.add(hit(frame, Voice.KICK, 110));
                case 4, 12 -> messages.add(hit(frame, Voice.SNARE, 112));
                case 6, 9, 15 -> messages.add(hit(frame, Voice.SNARE, 28));
                default -> {
                    // The hats alone.
                }
            }
            messages.add(
                    place == 14 ? hit(frame, Voice.HAT_OPEN, 90) : hit(frame, Voice.HAT_CLOSED, place % 4 == 0 ? 95 : 60));
            if (place % 4 == 0) {
                messages.add(hit(frame, Voice.RIDE, 80));
            }
            if (step % 64 == 0) {
                messages.add(hit(frame, Voice.CRASH_1, 115));
            }
            if (step % 64 >= 56) {
                Voice[] toms = {Voice.TOM_1, Voice.TOM_2, Voice.TOM_3, Voice.TOM_4};
                messages.add(hit(frame, toms[step % 8 / 2], 100));
            }
        }
        return messages;
    }

    /** What an instrument allocates at the least, behind the master, in two seconds that it was made to play before. */
    static long leastBytes(Instrument instrument, List<TimedMessage> messages) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] left = new float[64];
        float[] right = new float[64];
        long leastBytes = Long.MAX_VALUE;
        try (Master master = new Master(instrument, RATE_HZ, 0)) {
            for (int run = 0; run < 20 && leastBytes > 0; run++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                int next = 0;
                for (int at = 0; at < 2 * RATE_HZ; at += left.length) {
                    for (; next < messages.size() && messages.get(next).frame() < at + left.length; next++) {
                        TimedMessage message = messages.get(next);
                        master.send((int) message.frame() - at, message.status(), message.data1(), message.data2());
                    }
                    master.render(left, right, left.length);
                }
                leastBytes = Math.min(leastBytes, threads.getCurrentThreadAllocatedBytes() - before);
            }
        }
        return leastBytes;
    }
}
