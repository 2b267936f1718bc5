package ghostnote.audio.lv2;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * The program of a plugin, loaded as lilv loads it (dlopen(3)). lilv would say on stderr what is wrong with it, over the
 * performer's screen, and the JVM has remarks of its own about files that are no programs.
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
final class PluginProgram implements AutoCloseable {
    private static final int RTLD_NOW = 2;

    private final Library system = new Library("the C library", Linker.nativeLinker().defaultLookup());
    private final MemorySegment program;

    /**
     * Loads it.
     *
     * @throws Lv2Exception in one line, if that cannot be done, or it is no plugin
     */
    PluginProgram(String name, Path file) {
        try (Arena brief = Arena.ofConfined()) {
            // Looked up beforehand, because a symbol that is found wipes out what it would say.
            system.pointer("dlerror");
            program = system.pointer("dlopen", brief.allocateFrom(file.toString()), RTLD_NOW);
            if (program.equals(MemorySegment.NULL)) {
                throw new Lv2Exception("%s cannot be played: %s".formatted(name, Library.text(system.pointer("dlerror"))));
            }
            if (lacks("lv2_descriptor", brief) && lacks("lv2_lib_descriptor", brief)) {
                close();
                throw new Lv2Exception("%s cannot be played: %s is no LV2 plugin".formatted(name, file));
            }
        }
    }

    private boolean lacks(String symbol, Arena brief) {
        return system.pointer("dlsym", program, brief.allocateFrom(symbol)).equals(MemorySegment.NULL);
    }

    /** Unloads it, unless others have loaded it as well. */
    @Override
    public void close() {
        system.number("dlclose", program);
    }
}
