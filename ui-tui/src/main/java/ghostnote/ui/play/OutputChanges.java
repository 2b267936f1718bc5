package ghostnote.ui.play;

import ghostnote.engine.ring.HitRing;
import ghostnote.midi.device.PortException;
import ghostnote.presets.KitException;
import java.util.function.Consumer;

/**
 * Outputs that come and go while it plays.
 *
 * <p>Thread: the view. Real-time safe: no.
 */
final class OutputChanges {
    private final Outputs outputs;
    private final HitRing ring;
    private final Clockwork clockwork;
    private final Requests requests;
    private final Runnable offerAgain;
    private final Consumer<String> tell;

    /**
     * @param ring what is played
     * @param offerAgain lets what is written ahead be offered to all once more
     * @param tell takes lines for the performer
     */
    OutputChanges(
            Outputs outputs,
            HitRing ring,
            Clockwork clockwork,
            Requests requests,
            Runnable offerAgain,
            Consumer<String> tell) {
        this.outputs = outputs;
        this.ring = ring;
        this.clockwork = clockwork;
        this.requests = requests;
        this.offerAgain = offerAgain;
        this.tell = tell;
    }

    /** Plays to another too, as soon as it is open; what is wrong with it is told. */
    void open(String name) {
        // A port may take its time to open, or for ever.
        Thread.ofPlatform().daemon().name("open-port").start(() -> {
            try {
                Outputs.Opened opened = outputs.open(name);
                requests.run(() -> add(opened));
            } catch (PortException | KitException | IllegalArgumentException refusal) {
                tell.accept(refusal.getMessage());
            }
        });
    }

    private void add(Outputs.Opened opened) {
        try {
            outputs.requireNew(opened);
            outputs.add(opened);
            clockwork.playAlsoTo(ring, opened.output());
            offerAgain.run();
            tell.accept("playing to " + opened.output().name());
        } catch (IllegalArgumentException refusal) {
            tell.accept(refusal.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Plays to one no more.
     *
     * @throws IllegalArgumentException in one line, if there is none of this name, or several
     */
    void close(String name) {
        Output output = outputs.find(name)
                .orElseThrow(() -> new IllegalArgumentException("close %s: expected one of %s"
                        .formatted(name, outputs.all().stream().map(Output::name).toList())));
        outputs.handClockOn(output);
        clockwork.playNoMoreTo(output);
        outputs.remove(output);
        tell.accept("not playing to %s any more".formatted(output.name()));
    }
}
