package ghostnote.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.MonitorInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Reads the byte code of every {@code @RealTime} method: it makes no object, takes no lock, and calls only methods that
 * are marked too, and a short list of the JDK's and the libraries' that keep the law.
 */
class RealTimeLawTest {
    private static final String MARK = "Lghostnote/engine/RealTime;";

    /** Owners and methods that neither allocate nor block; vectors live in registers once compiled. */
    private static final List<String> ALLOWED = List.of(
            "java/lang/Math.",
            "java/lang/StrictMath.",
            "java/lang/Float.isNaN",
            "java/lang/Float.isFinite",
            "java/lang/Float.floatToRawIntBits",
            "java/lang/Float.intBitsToFloat",
            "java/lang/Enum.ordinal",
            "java/lang/Thread.onSpinWait",
            "java/lang/foreign/MemorySegment.",
            // A plugin's own functions; what the JVM adds to a call is measured (Lv2AllocationTest).
            "java/lang/invoke/MethodHandle.invokeExact",
            "java/lang/invoke/VarHandle.acquireFence",
            "java/lang/invoke/VarHandle.releaseFence",
            "java/lang/Integer.bitCount",
            "java/lang/Integer.compare",
            "java/lang/Integer.numberOfTrailingZeros",
            "java/lang/Long.compare",
            "java/lang/System.arraycopy",
            "java/lang/System.nanoTime",
            "java/util/Arrays.fill",
            "java/util/Objects.checkIndex",
            "java/util/concurrent/atomic/AtomicBoolean.compareAndSet",
            "java/util/concurrent/atomic/AtomicBoolean.set",
            // Waits for nobody.
            "java/util/concurrent/locks/LockSupport.unpark",
            "jdk/incubator/vector/",
            "com/lmax/disruptor/RingBuffer.",
            "com/lmax/disruptor/Sequence.",
            "org/HdrHistogram/Histogram.recordValue",
            // The port itself: writing to the device is what the method is for.
            "javax/sound/midi/ShortMessage.setMessage",
            "javax/sound/midi/Receiver.send",
            // JACK's own, in its cycle; what JNAJack allocates there is measured (CallbackAllocationTest).
            "org/jaudiolibs/jnajack/JackMidi.",
            "org/jaudiolibs/jnajack/JackMidi$Event.",
            "org/jaudiolibs/jnajack/JackClient.getLastFrameTime",
            "org/jaudiolibs/jnajack/JackClient.getFrameTime",
            "org/jaudiolibs/jnajack/JackClient.transportQuery",
            "org/jaudiolibs/jnajack/JackPosition.",
            "org/jaudiolibs/jnajack/JackPort.getFloatBuffer",
            "java/nio/FloatBuffer.",
            "java/util/EnumSet.contains",
            // The JDK's synthesiser as an instrument; what it allocates is measured (SoundFontCostTest).
            "javax/sound/sampled/AudioInputStream.read");

    private static final Map<String, ClassModel> CLASSES = new HashMap<>();

    @BeforeAll
    static void readTheHouse() throws IOException {
        for (var javaClass : HouseRulesTest.HOUSE) {
            try (InputStream in = javaClass.getSource().orElseThrow().getUri().toURL().openStream()) {
                ClassModel model = ClassFile.of().parse(in.readAllBytes());
                CLASSES.put(model.thisClass().asInternalName(), model);
            }
        }
    }

    @Test
    void markedMethodsKeepTheLaw() {
        List<String> broken = new ArrayList<>();
        int marked = 0;
        for (ClassModel model : CLASSES.values()) {
            for (MethodModel method : model.methods()) {
                if (isMarked(method) && method.code().isPresent()) {
                    marked++;
                    for (CodeElement element : method.code().get()) {
                        breach(element).ifPresent(breach -> broken.add(
                                model.thisClass().asInternalName() + "." + method.methodName() + ": " + breach));
                    }
                }
            }
        }
        assertEquals("", String.join("\n", broken));
        assertTrue(marked > 60, "only " + marked + " marked methods were found");
    }

    @Test
    void whatOverridesAMarkedMethodIsMarked() {
        List<String> unmarked = new ArrayList<>();
        for (ClassModel model : CLASSES.values()) {
            for (MethodModel method : model.methods()) {
                boolean inherited = supertypes(model).anyMatch(type -> declaresMarked(type, method));
                if (inherited && !isMarked(method) && !isOffStage(model)) {
                    unmarked.add(model.thisClass().asInternalName() + "." + method.methodName());
                }
            }
        }
        assertEquals("", String.join("\n", unmarked));
    }

    /** The view and the journal handle hits at their leisure. */
    private static boolean isOffStage(ClassModel model) {
        return model.thisClass().asInternalName().startsWith("ghostnote/ui/");
    }

    private static boolean isMarked(MethodModel method) {
        return method.findAttribute(Attributes.runtimeInvisibleAnnotations())
                .map(found -> found.annotations().stream()
                        .anyMatch(annotation -> annotation.className().equalsString(MARK)))
                .orElse(false);
    }

    private static Stream<ClassModel> supertypes(ClassModel model) {
        return Stream.concat(model.superclass().stream(), model.interfaces().stream())
                .map(type -> CLASSES.get(type.asInternalName()))
                .filter(Objects::nonNull);
    }

    private static boolean declaresMarked(ClassModel model, MethodModel wanted) {
        return model.methods().stream()
                .anyMatch(method -> method.methodName().equals(wanted.methodName())
                        && method.methodType().equals(wanted.methodType())
                        && isMarked(method));
    }

    private static Optional<String> breach(CodeElement element) {
        return switch (element) {
            // What a switch throws at once when an enum has grown a constant it was not compiled for.
            case NewObjectInstruction made when isMatchFailure(made.className().asInternalName()) ->
                Optional.empty();
            case NewObjectInstruction made -> Optional.of(
                    "makes a " + made.className().asInternalName());
            case NewPrimitiveArrayInstruction _, NewReferenceArrayInstruction _, NewMultiArrayInstruction _ ->
                Optional.of("makes an array");
            case InvokeDynamicInstruction dynamic -> Optional.of(
                    "makes a lambda or a string: " + dynamic.name());
            case MonitorInstruction _ -> Optional.of("takes a lock");
            case InvokeInstruction call when !isAllowed(call) -> Optional.of(
                    "calls " + call.owner().asInternalName() + "." + call.name());
            default -> Optional.empty();
        };
    }

    private static boolean isAllowed(InvokeInstruction call) {
        String owner = call.owner().asInternalName();
        String target = owner + "." + call.name();
        if (ALLOWED.stream().anyMatch(target::startsWith) || isMatchFailure(owner)) {
            return true;
        }
        ClassModel model = CLASSES.get(owner);
        return model != null
                && (isRecordAccessor(model, call)
                        || model.flags().has(AccessFlag.ENUM) && call.name().equalsString("ordinal")
                        || model.methods().stream()
                                .anyMatch(method -> method.methodName().equals(call.name())
                                        && method.methodType().equals(call.type())
                                        && isMarked(method)));
    }

    private static boolean isMatchFailure(String type) {
        return type.equals("java/lang/MatchException");
    }

    private static boolean isRecordAccessor(ClassModel model, InvokeInstruction call) {
        return model.findAttribute(Attributes.record())
                .map(found -> found.components().stream()
                        .anyMatch(component -> component.name().equals(call.name())
                                && call.type().stringValue().startsWith("()")))
                .orElse(false);
    }
}
