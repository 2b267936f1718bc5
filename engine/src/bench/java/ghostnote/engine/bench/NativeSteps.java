package ghostnote.engine.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/** The engines in C: {@code src/bench/c/step.c}, compiled for this very CPU and called for many steps at a time. */
final class NativeSteps {
    private static final Path SOURCE = Path.of("src/bench/c/step.c");
    private static final int LINE_BYTES = 64;

    private final SymbolLookup library;

    /**
     * Compiles and loads the C source.
     *
     * @throws IOException if there is no gcc, or it cannot compile for AVX-512 on this CPU
     */
    @SuppressWarnings("restricted")
    NativeSteps() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("ghostnote-bench");
        Path file = folder.resolve("libstep.so");
        int exit = new ProcessBuilder(
                        "gcc", "-O3", "-march=native", "-shared", "-fPIC", "-o", file.toString(), SOURCE.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("gcc %s ended with %d: the C peer needs a CPU with AVX-512".formatted(SOURCE, exit));
        }
        library = SymbolLookup.libraryLookup(file, Arena.global());
        Files.delete(file);
        Files.delete(folder);
    }

    @SuppressWarnings("restricted")
    private MethodHandle function(String name, MemoryLayout result, MemoryLayout... parameters) {
        return Linker.nativeLinker()
                .downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(result, parameters));
    }

    @SuppressWarnings("restricted")
    private MethodHandle procedure(String name, MemoryLayout... parameters) {
        return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), FunctionDescriptor.ofVoid(parameters));
    }

    StepEngine.Checked step(SeedNetwork seed) {
        return new Step(this, seed);
    }

    StepEngine floor(int kilobytes) {
        return new Floor(this, kilobytes);
    }

    private static final class Step implements StepEngine.Checked {
        private final MethodHandle run;
        private final MethodHandle greedy;
        private final MethodHandle free;
        private final MemorySegment network;

        Step(NativeSteps library, SeedNetwork seed) {
            run = library.procedure("step_run", ADDRESS, JAVA_INT);
            greedy = library.procedure("step_greedy", ADDRESS, JAVA_INT, ADDRESS);
            free = library.procedure("step_free", ADDRESS);
            MethodHandle make = library.function("step_new", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
            try (Arena arena = Arena.ofConfined()) {
                network = (MemorySegment) make.invokeExact(
                        arena.allocateFrom(JAVA_FLOAT, seed.noteRowsWithBias()),
                        arena.allocateFrom(JAVA_FLOAT, seed.ticksRows()),
                        arena.allocateFrom(JAVA_FLOAT, seed.recurrent()),
                        arena.allocateFrom(JAVA_FLOAT, seed.head()),
                        arena.allocateFrom(JAVA_FLOAT, seed.headBias()));
            } catch (Throwable failure) {
                throw new AssertionError(failure);
            }
            if (network.equals(MemorySegment.NULL)) {
                throw new OutOfMemoryError("no memory for the network in C");
            }
        }

        @Override
        public String name() {
            return "C AVX-512 fp32";
        }

        @Override
        public void run(int steps) {
            try {
                run.invokeExact(network, steps);
            } catch (Throwable failure) {
                throw new AssertionError(failure);
            }
        }

        @Override
        public int[] greedy(int steps) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment drawn = arena.allocate(JAVA_INT, steps);
                greedy.invokeExact(network, steps, drawn);
                return drawn.toArray(JAVA_INT);
            } catch (Throwable failure) {
                throw new AssertionError(failure);
            }
        }

        @Override
        public void close() {
            try {
                free.invokeExact(network);
            } catch (Throwable failure) {
                throw new AssertionError(failure);
            }
        }
    }

    /** Reads as many bytes as a step must read, and computes nothing: no engine can be faster. */
    private static final class Floor implements StepEngine {
        private final Arena arena = Arena.ofShared();
        private final MethodHandle read;
        private final MemorySegment bytes;

        Floor(NativeSteps library, int kilobytes) {
            read = library.function("floor_read", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
            bytes = arena.allocate(kilobytes << 10, LINE_BYTES).fill((byte) 1);
        }

        @Override
        public String name() {
            return "floor: read %d KB".formatted(bytes.byteSize() >> 10);
        }

        @Override
        public void run(int steps) {
            try {
                int _ = (int) read.invokeExact(bytes, bytes.byteSize(), steps);
            } catch (Throwable failure) {
                throw new AssertionError(failure);
            }
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
