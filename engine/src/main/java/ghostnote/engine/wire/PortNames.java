package ghostnote.engine.wire;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Finds ports by what a performer says of them. Thread: any. Real-time safe: no. */
public final class PortNames {
    private PortNames() {}

    /**
     * Those that may be meant: the one of this very name, else all whose names contain it, whatever the case.
     *
     * @param name tells that of each
     */
    public static <T> List<T> like(String wanted, Collection<T> all, Function<T, String> name) {
        List<T> exact = all.stream().filter(each -> name.apply(each).equals(wanted)).limit(1).toList();
        String part = wanted.toLowerCase(Locale.ROOT);
        return exact.isEmpty()
                ? all.stream()
                        .filter(each -> name.apply(each).toLowerCase(Locale.ROOT).contains(part))
                        .toList()
                : exact;
    }
}
