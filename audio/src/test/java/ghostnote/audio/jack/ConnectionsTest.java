package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
    private static final Set<String> NONE = Set.of();
    private static final Set<String> SYNTH = Set.of("synth:in");

    private final Connections connections = new Connections();

    @Test
    void whatWasConnectedIsConnectedAgainWithTheNextServerAsSoonAsItIsThere() {
        assertEquals(List.of(), connections.look(SYNTH, SYNTH));
        connections.forgetSeen();
        assertEquals(List.of(), connections.look(NONE, NONE));
        assertEquals(List.of("synth:in"), connections.look(NONE, SYNTH));
        assertEquals(List.of(), connections.look(SYNTH, SYNTH));
    }

    @Test
    void aProgramThatIsStartedAgainIsConnectedAgain() {
        connections.look(SYNTH, SYNTH);
        connections.look(NONE, NONE);
        connections.look(NONE, NONE);
        connections.look(NONE, NONE);
        assertEquals(List.of("synth:in"), connections.look(NONE, SYNTH));
    }

    @Test
    void whatSomeoneDisconnectedStaysSo() {
        connections.look(SYNTH, SYNTH);
        for (int i = 0; i < 10; i++) {
            assertEquals(List.of(), connections.look(NONE, SYNTH));
        }
        connections.forgetSeen();
        assertEquals(List.of(), connections.look(NONE, SYNTH));
    }

    @Test
    void aServerThatTakesTheConnectionsAwayBeforeItDiesIsNotSomeone() {
        connections.look(SYNTH, SYNTH);
        connections.look(NONE, SYNTH);
        connections.forgetSeen();
        assertEquals(List.of("synth:in"), connections.look(NONE, SYNTH));
    }
}
