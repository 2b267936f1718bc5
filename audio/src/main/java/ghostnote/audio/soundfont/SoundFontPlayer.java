package ghostnote.audio.soundfont;

import com.sun.media.sound.AudioSynthesizer;
import com.sun.media.sound.ModelInstrument;
import com.sun.media.sound.SoftSynthesizer;
import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.SoundException;
import ghostnote.engine.RealTime;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.wire.MidiStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;

/**
 * A drum kit of a sound font on the tenth channel: notes, controllers and pitch bend.
 *
 * <p>The synthesiser renders control blocks of its own, whose messages it must have before. While blocks are asked for that end
 * where those do, each note is on its frame. The first block that does not makes all sound later by a control block, once and
 * for all, so that every note is as late as every other; if something has been played already, then with the next note, so
 * that no ringing is cut that ends a piece. Whatever the blocks are, a note comes three samples of the recording behind
 * its message, by which the synthesiser's interpolation is late.
 *
 * <p>Thread: as {@link Instrument} says. Real-time safe: as far as the JDK's synthesiser is, which takes a lock that nobody
 * else wants and allocates (docs/figures.md).
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // the counters have one writer
final class SoundFontPlayer implements Instrument {
    /** Of a control block: envelopes move on by so many. */
    static final int CONTROL_FRAMES = 64;

    private static final int CHANNEL = KitMap.DRUM_CHANNEL;
    private static final int DATA_BITS = 0x7F;
    private static final int SIDES = 2;
    private static final int FRAME_BYTES = SIDES * Float.BYTES;
    private static final double MICROS_PER_SECOND = 1_000_000;
    private static final int MOST_MESSAGES = 1024;
    private static final Logger PREFERENCES_LOG = Logger.getLogger("java.util.prefs");

    /** The least delay that is not audibly dull, as linear interpolation is (-1.6 dB at 10 kHz from 44.1 kHz to 48). */
    private static final String INTERPOLATION = "cubic";

    private final AudioSynthesizer synthesizer = new SoftSynthesizer();
    private final Receiver receiver;
    private final AudioInputStream stream;
    private final double microsPerFrame;
    private final ShortMessage message = new ShortMessage();
    private final byte[] bytes = new byte[CONTROL_FRAMES * FRAME_BYTES];
    private final FloatBuffer samples =
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();

    /** Those that wait for their control block. */
    private final long[] frames = new long[MOST_MESSAGES];

    private final int[] statuses = new int[MOST_MESSAGES];
    private final int[] numbers = new int[MOST_MESSAGES];
    private final int[] values = new int[MOST_MESSAGES];
    private int waiting;

    /** With which the next block of the instrument begins. */
    private long blockFrame;

    /** Up to which the synthesiser has played. */
    private long madeFrames;

    /** How many of the last control block were heard. */
    private int heard = CONTROL_FRAMES;

    /** Whether a block was asked for that did not end where a control block does. */
    private boolean cut;

    private boolean later;
    private int silenceLeft;
    private volatile long lostMessages;

    SoundFontPlayer(Path file, ModelInstrument kit, int sampleRateHz) {
        microsPerFrame = MICROS_PER_SECOND / sampleRateHz;
        // The synthesiser keeps settings in the user's preferences, which tell everyone when they are first made.
        PREFERENCES_LOG.setLevel(Level.WARNING);
        try {
            stream = synthesizer.openStream(format(sampleRateHz), settings(sampleRateHz));
            receiver = synthesizer.getReceiver();
            if (!synthesizer.loadInstrument(kit)) {
                throw new SoundException("%s: its samples cannot be read".formatted(file));
            }
            // What it gives first is a control block that it has not played.
            stream.readNBytes(bytes, 0, bytes.length);
        } catch (MidiUnavailableException | IOException refusal) {
            throw new SoundException("%s: the JDK's synthesiser does not open: %s".formatted(file, refusal.getMessage()));
        }
    }

    private static AudioFormat format(int sampleRateHz) {
        return new AudioFormat(
                Encoding.PCM_FLOAT, sampleRateHz, Float.SIZE, SIDES, FRAME_BYTES, sampleRateHz, false);
    }

    private static Map<String, Object> settings(int sampleRateHz) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("control rate", (float) sampleRateHz / CONTROL_FRAMES);
        settings.put("interpolation", INTERPOLATION);
        settings.put("load default soundbank", false);
        settings.put("jitter correction", false);
        settings.put("auto gain control", false);
        settings.put("reverb", false);
        settings.put("chorus", false);
        settings.put("large mode", false);
        return settings;
    }

    @Override
    @RealTime
    public void send(int offsetFrames, int status, int data1, int data2) {
        if (!isHeard(status)) {
            return;
        }
        if (waiting == MOST_MESSAGES) {
            lostMessages++;
            return;
        }
        if (cut && MidiStatus.isHit(status, data2)) {
            beLater();
        }
        frames[waiting] = blockFrame + offsetFrames;
        statuses[waiting] = status;
        numbers[waiting] = data1 & DATA_BITS;
        values[waiting] = data2 & DATA_BITS;
        waiting++;
    }

    @RealTime
    private void beLater() {
        if (!later) {
            later = true;
            silenceLeft = CONTROL_FRAMES;
        }
    }

    @RealTime
    private static boolean isHeard(int status) {
        return status == MidiStatus.NOTE_ON + CHANNEL
                || status == MidiStatus.NOTE_OFF + CHANNEL
                || status == MidiStatus.CONTROL_CHANGE + CHANNEL
                || status == MidiStatus.PITCH_BEND + CHANNEL;
    }

    /** How many messages there was no room for: more than 1,024 that wait. */
    long lostMessages() {
        return lostMessages;
    }

    @Override
    @RealTime
    public void render(float[] left, float[] right, int count) {
        cut |= count % CONTROL_FRAMES != 0;
        if (cut && blockFrame == 0) {
            beLater();
        }
        int at = Math.min(silenceLeft, count);
        Arrays.fill(left, 0, at, 0);
        Arrays.fill(right, 0, at, 0);
        silenceLeft -= at;
        while (at < count) {
            if (heard == CONTROL_FRAMES) {
                play();
                heard = 0;
            }
            for (int until = Math.min(count, at + CONTROL_FRAMES - heard); at < until; at++, heard++) {
                left[at] = samples.get(SIDES * heard);
                right[at] = samples.get(SIDES * heard + 1);
            }
        }
        blockFrame += count;
    }

    /** Plays the next control block, with the messages that are due in it. */
    @RealTime
    private void play() {
        int sent = 0;
        while (sent < waiting && frames[sent] < madeFrames + CONTROL_FRAMES) {
            pass(sent++);
        }
        waiting -= sent;
        System.arraycopy(frames, sent, frames, 0, waiting);
        System.arraycopy(statuses, sent, statuses, 0, waiting);
        System.arraycopy(numbers, sent, numbers, 0, waiting);
        System.arraycopy(values, sent, values, 0, waiting);
        try {
            stream.read(bytes, 0, bytes.length);
        } catch (IOException gone) {
            Arrays.fill(bytes, (byte) 0);
        }
        madeFrames += CONTROL_FRAMES;
    }

    /**
     * Passes a message on. The synthesiser counts in whole microseconds from the one in which its control block begins, and
     * rounds to the nearest frame.
     */
    @RealTime
    private void pass(int index) {
        long offset = Math.max(0, frames[index] - madeFrames);
        long beginsMicros = (long) (madeFrames * microsPerFrame);
        long laterMicros = offset == 0 ? 0 : (long) ((offset - 0.5) * microsPerFrame) + 1;
        try {
            message.setMessage(statuses[index], numbers[index], values[index]);
            receiver.send(message, beginsMicros + laterMicros);
        } catch (InvalidMidiDataException impossible) {
            lostMessages++;
        }
    }

    @Override
    public void close() {
        synthesizer.close();
    }
}
