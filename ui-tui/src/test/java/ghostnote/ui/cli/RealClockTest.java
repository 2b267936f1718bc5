package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.live.Drummer;
import ghostnote.engine.live.LookAhead;
import ghostnote.engine.live.Steering;
import ghostnote.engine.live.StepLoop;
import ghostnote.engine.live.WarmUp;
import ghostnote.engine.measure.NanoHistogram;
import ghostnote.engine.net.Network;
import ghostnote.engine.os.DeadlineThread;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.transport.Conductor;
import ghostnote.engine.transport.InternalTime;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Stretch;
import ghostnote.engine.transport.Timekeeper;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.wire.OutputDuty;
import ghostnote.engine.wire.OutputWarmUp;
import ghostnote.presets.Catalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The threads of a performance on the real clock, with the drummer that ships. On a quiet machine. */
@Tag("timing")
class RealClockTest {
    private static final double TEMPO_BPM = 120;
    private static final int TEMPERATURE = Knob.number(Control.TEMPERATURE);

    private static void sleepMs(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a performer does on the stage. */
    private interface Doings {
        void play(Steering steering, HitRing.Reader view, Transport transport) throws InterruptedException;
    }

    private OutputDuty perform(Doings doings) throws InterruptedException {
        return perform(doings, NanoClock.system());
    }

    private OutputDuty perform(Doings doings, NanoClock stepClock) throws InterruptedException {
        Values initial = new Values();
        Transport transport = new Transport();
        Playhead playhead = new Playhead(transport);
        HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        OutputDuty duty = new OutputDuty(ring.newReader(), (_, _, _, _) -> {}, KitMap.GENERAL_MIDI, transport, 0);
        Conductor conductor = new Conductor(transport, playhead, (_, _) -> {}, new Bars(initial.meter()));
        InternalTime time = new InternalTime(conductor, TEMPO_BPM);
        Timekeeper timekeeper = new Timekeeper(ring.newReader(), transport, playhead, conductor, time, () -> {});
        HitRing.Reader view = ring.newReader();
        OutputWarmUp.run();
        try (Network network = new Network(Catalog.defaultDrummer(), Kernels.choose(), Precision.FLOAT32);
                Drummer drummer = Drummer.of(network, initial, 1);
                LookAhead lookAhead = new LookAhead(drummer, initial, ring, Long.MAX_VALUE);
                DeadlineThread keeper = new DeadlineThread(timekeeper, NanoClock.system(), "midi-clock");
                DeadlineThread clock = new DeadlineThread(duty, NanoClock.system(), "midi-out")) {
            WarmUp.run(network, NanoClock.system(), TimeUnit.SECONDS.toNanos(10));
            drummer.rehearse();
            StepLoop loop = new StepLoop(playhead, 2, stepClock, clock);
            Steering steering = loop.add(lookAhead, List.of());
            clock.prepare();
            while (loop.work(System.nanoTime())) {
                // Until two bars are written.
            }
            time.playFrom(System.nanoTime() + 20_000_000);
            keeper.start();
            clock.start();
            Thread stepThread = new Thread(loop, "step-loop");
            stepThread.start();
            doings.play(steering, view, transport);
            duty.requestStop();
            clock.wake();
            clock.join();
            loop.stop();
            stepThread.join();
        }
        return duty;
    }

    @Test
    void aTurnIsInForceWithinTheHorizonAndTwoMilliseconds() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        NanoHistogram latency = new NanoHistogram();
        OutputDuty duty = perform((steering, view, transport) -> {
            sleepMs(3000);
            Changes changes = new Changes();
            Stretch stretch = new Stretch();
            for (int turn = 0; turn < 1000; turn++) {
                sleepMs(10 + random.nextInt(20));
                long turnedNs = System.nanoTime();
                assertTrue(steering.turn(TEMPERATURE, 0.8f + turn % 5 / 10f));
                while (changes.ticks.size() <= turn) {
                    view.drain(changes, Integer.MAX_VALUE);
                    sleepMs(1);
                }
                transport.readAt(turnedNs, stretch);
                latency.record(stretch.dueNs(changes.ticks.getLast()) - turnedNs);
            }
        });
        System.err.printf(
                "from a turn to where it is in force: %.2f ms (p50), %.2f ms (p99), %.2f ms (most); %d notes, %d late%n",
                latency.percentileNs(50) / 1e6,
                latency.percentileNs(99) / 1e6,
                latency.maxNs() / 1e6,
                duty.counters().lateness().count(),
                duty.counters().lateNotes());
        assertTrue(latency.percentileNs(99) <= StepLoop.HORIZON_NS + 2_000_000, "p99 " + latency.percentileNs(99));
        assertEquals(0, duty.missedHits() + duty.counters().droppedNotes());
    }

    /** Half a second of each 1.7 s, at changing places of the bar; a turn while it sleeps waits. */
    @Test
    void aStepLoopThatSleepsMakesNoNoteLate() throws InterruptedException {
        long eachNs = 1_700_000_000;
        AtomicLong wakesNs = new AtomicLong(System.nanoTime() + eachNs);
        AtomicLong sleeps = new AtomicLong();
        NanoClock sleepy = () -> {
            if (System.nanoTime() > wakesNs.get()) {
                sleepMs(500);
                wakesNs.addAndGet(eachNs);
                sleeps.incrementAndGet();
            }
            return System.nanoTime();
        };
        OutputDuty duty = perform(
                (steering, _, _) -> {
                    for (int turn = 0; turn < 300; turn++) {
                        sleepMs(100);
                        assertTrue(steering.turn(TEMPERATURE, 0.8f + turn % 5 / 10f));
                    }
                },
                sleepy);
        System.err.printf(
                "the step loop slept %d times: %d notes, %d late, the latest by %.2f ms%n",
                sleeps.get(),
                duty.counters().lateness().count(),
                duty.counters().lateNotes(),
                duty.counters().lateness().maxNs() / 1e6);
        assertTrue(sleeps.get() > 10, "it slept " + sleeps.get() + " times");
        assertEquals(0, duty.counters().lateNotes() + duty.counters().droppedNotes() + duty.missedHits());
    }

    /** Nobody reads what it shows, so that the view stands still, and the collector works all the time. */
    @Test
    void aViewThatStandsStillAndACollectorThatIsForcedMakeNoNoteLate() throws Exception {
        Process process = Ghostnote.process(
                        List.of(),
                        "play", "--seed", "11", "--bars", "12", "--tempo", "120")
                .start();
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        for (int run = 0; run < 60; run++) {
            new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), "GC.run")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
        process.inputReader().readAllAsString();
        String last = process.errorReader().lines().filter(line -> line.startsWith("played ")).findFirst().orElseThrow();
        assertEquals(0, process.waitFor());
        System.err.println(last);
        assertTrue(last.contains("; 0 late, 0 dropped;"), last);
    }

    private static final class Changes implements HitHandler {
        final List<Long> ticks = new ArrayList<>();

        @Override
        public void onHit(long number, long tick, int voice, int velocity) {}

        @Override
        public void onRevoke(long fromNumber) {}

        @Override
        public void onChange(long tick, int knob, float value) {
            ticks.add(tick);
        }
    }
}
