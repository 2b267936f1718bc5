package ghostnote.ui.play;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.live.Futures;
import ghostnote.engine.live.States;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What hands reach from one track: its drummer and its outputs, and what is there for all.
 *
 * <p>Thread: the view. Real-time safe: no.
 */
final class TrackDesk implements Hands.Desk {
    private static final int DRUMMER = Knob.number(Control.DRUMMER);
    private static final int TEMPERATURE = Knob.number(Control.TEMPERATURE);
    private static final long LONGEST_ANSWER_MS = 1000;

    private final Track track;
    private final Clockwork clockwork;
    private final Remotes remotes;
    private final Requests requests;
    private final OutputChanges outputChanges;

    /**
     * @param tell takes lines for the performer
     */
    TrackDesk(Track track, Clockwork clockwork, Remotes remotes, Requests requests, Consumer<String> tell) {
        this.track = track;
        this.clockwork = clockwork;
        this.remotes = remotes;
        this.requests = requests;
        outputChanges = new OutputChanges(
                track.plan().outputs(), track.ring(), clockwork, requests, this::offerAgain, tell);
    }

    /** What is written ahead is offered again where a knob is turned, even to where it stands. */
    private void offerAgain() {
        turn(TEMPERATURE, track.history().value(TEMPERATURE));
    }

    @Override
    public Optional<Futures> beginFutures() {
        int number = (int) track.history().value(DRUMMER);
        return track.plan().casting().fastNetwork(number).map(network -> {
            List<String> styles = track.plan().cueText().cast().styles();
            Futures futures = new Futures(network, number, track.plan().seed(), styles);
            track.steering().begin(futures);
            return futures;
        });
    }

    @Override
    public boolean turn(int knob, float value) {
        return track.steering().turn(knob, value);
    }

    @Override
    public Optional<States> stored() throws InterruptedException {
        return track.steering()
                .states(track.plan().cueText().cast().first().config().vocabulary(), LONGEST_ANSWER_MS);
    }

    @Override
    public boolean playOn(KitMap kit) {
        return clockwork.playOn(kit, track.plan().outputs().all());
    }

    @Override
    public void call(String drummer) {
        track.plan().casting().call(drummer, name -> requests.say(Ensemble.to(track, "drummer " + name)));
    }

    @Override
    public void playTo(String name) {
        outputChanges.open(name);
    }

    @Override
    public void playNoMoreTo(String name) {
        outputChanges.close(name);
    }

    @Override
    public void control(String port) {
        remotes.openAside(port);
    }

    @Override
    public void panic() {
        clockwork.panic();
    }

    @Override
    public void quit() {
        clockwork.requestStop();
    }
}
