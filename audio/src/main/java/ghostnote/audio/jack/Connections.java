package ghostnote.audio.jack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jaudiolibs.jnajack.JackException;

/**
 * What one of our ports was connected to, by name, so that it can be again when the server or the other program is back.
 * A connection that someone takes away is forgotten.
 *
 * <p>Thread: one owner. Real-time safe: no.
 */
final class Connections {
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> seen = new LinkedHashSet<>();
    private final Set<String> missing = new LinkedHashSet<>();

    /** Another server, which knows of nothing. */
    void forgetSeen() {
        seen.clear();
        missing.clear();
    }

    /** Connects our port of this name again to what is back. */
    void keep(JackSession now, String ours) {
        try {
            for (String other : look(now.connectedTo(ours), now.others(ours))) {
                now.connect(ours, other);
            }
        } catch (JackException gone) {
            return; // it is looked at again
        }
    }

    /**
     * Looks at what is.
     *
     * @param connected the ports that ours is connected to
     * @param there all ports that it could be connected to
     * @return those that it is to be connected to again
     */
    List<String> look(Set<String> connected, Set<String> there) {
        // Missing at two looks: a server that is dying takes the connections away first.
        wanted.removeIf(name -> seen.contains(name)
                && there.contains(name)
                && !connected.contains(name)
                && missing.contains(name));
        missing.clear();
        for (String name : wanted) {
            if (seen.contains(name) && there.contains(name) && !connected.contains(name)) {
                missing.add(name);
            }
        }
        wanted.addAll(connected);
        seen.addAll(connected);
        // A port that went away with its program may come back with it.
        seen.retainAll(there);
        return wanted.stream()
                .filter(name -> there.contains(name) && !seen.contains(name))
                .toList();
    }
}
