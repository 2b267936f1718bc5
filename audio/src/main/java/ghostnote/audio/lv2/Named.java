package ghostnote.audio.lv2;

import ghostnote.engine.wire.PortNames;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what a plugin has by what it is called. Thread: any but a hot one. Real-time safe: no. */
final class Named {
    private Named() {}

    /**
     * The one of a key, or else the only one of a name, or of which the name contains it.
     *
     * @param what as it is told
     * @throws Lv2Exception in one line, with what there is, if there is none, or more than one
     */
    static <T> T find(
            Lv2Plugin plugin,
            String what,
            String wanted,
            List<T> all,
            Function<T, String> key,
            Function<T, String> name,
            Function<T, String> told) {
        List<T> meant = all.stream().filter(each -> key.apply(each).equals(wanted)).toList();
        if (meant.isEmpty()) {
            meant = PortNames.like(wanted, all, name);
        }
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        List<T> instead = meant.isEmpty() ? all : meant;
        throw new Lv2Exception("%s has %s %s \"%s\": there is %s"
                .formatted(
                        plugin.name(),
                        meant.isEmpty() ? "no" : "more than one",
                        what,
                        wanted,
                        instead.isEmpty() ? "none" : instead.stream().map(told).collect(Collectors.joining(", "))));
    }
}
