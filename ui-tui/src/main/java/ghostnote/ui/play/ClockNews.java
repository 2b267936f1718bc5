package ghostnote.ui.play;

import ghostnote.audio.jack.JackTransport;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Timeline;
import ghostnote.midi.sync.ClockFollower;
import ghostnote.midi.sync.ClockFollower.News;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells how it stands with the clock that is followed, and turns the tempo and the meter to those of who leads, for the drummer and for
 * what is written down.
 *
 * <p>Thread: the view. Real-time safe: no.
 */
final class ClockNews {
    private static final double LEAST_BPM = 0.25;
    private static final double STEPS = 10;
    private static final long LEAST_NS = TimeUnit.SECONDS.toNanos(1);

    private final Clockwork clockwork;
    private final TimeWords.Turner turner;
    private final Consumer<String> tell;
    private News told = News.SILENT;
    private double turnedBpm;
    private Meter turnedMeter;
    private long turnedNs;

    /**
     * @param initial as the drummer begins
     */
    ClockNews(Clockwork clockwork, Values initial, TimeWords.Turner turner, Consumer<String> tell) {
        this.clockwork = clockwork;
        this.turner = turner;
        this.tell = tell;
        turnedBpm = initial.get(Control.TEMPO);
        turnedMeter = initial.meter();
    }

    /** Looks whether there is anything new. */
    void look(long nowNs) {
        clockwork.follower().ifPresentOrElse(follower -> lookAt(follower, nowNs), () -> told = News.SILENT);
        clockwork.jackTransport().ifPresent(transport -> lookAt(transport, nowNs));
    }

    private void lookAt(ClockFollower follower, long nowNs) {
        double tempoBpm = follower.tempoBpm();
        News news = follower.news();
        if (tempoBpm == 0) {
            return;
        }
        if (news != told) {
            told = news;
            tell.accept(line(news, tempoBpm));
        }
        turnTo(tempoBpm, nowNs);
    }

    private void lookAt(JackTransport transport, long nowNs) {
        if (transport.tempoBpm() > 0) {
            turnTo(transport.tempoBpm(), nowNs);
        }
        Meter meter = transport.meter();
        if (meter != null && !meter.equals(turnedMeter)) {
            turnedMeter = meter;
            turner.turn(List.of(new Cue(0, Knob.number(Control.METER), meter.number())));
        }
    }

    private void turnTo(double tempoBpm, long nowNs) {
        if (Math.abs(tempoBpm - turnedBpm) > LEAST_BPM && nowNs - turnedNs >= LEAST_NS) {
            turnedBpm = Math.clamp(Math.rint(tempoBpm * STEPS) / STEPS, Timeline.SLOWEST_BPM, Timeline.FASTEST_BPM);
            turnedNs = nowNs;
            turner.turn(List.of(new Cue(0, Knob.number(Control.TEMPO), (float) turnedBpm)));
        }
    }

    private String line(News news, double tempoBpm) {
        String clock = "%s (%.1f bpm)".formatted(clockwork.leader(), tempoBpm);
        return switch (news) {
            case SILENT -> clock + " is silent";
            case READY -> clock + " runs: its start is waited for, or type continue";
            case PLAYING -> "playing with " + clock;
            case LOST -> clock + " is lost: " + (clockwork.stopsWhenLost() ? "stopped" : "it goes on at its tempo");
        };
    }
}
