package ghostnote.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which module may know which, and which room may import which library. */
class HouseRulesTest {
    private static final String ENGINE = "ghostnote.engine..";

    static final JavaClasses HOUSE =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("ghostnote");

    @Test
    void theEngineKnowsOnlyItselfTheJdkAndTwoLibraries() {
        classes()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ENGINE,
                        "java..",
                        "jdk.incubator.vector..",
                        "com.sun.management..",
                        "com.lmax.disruptor..",
                        "org.HdrHistogram..")
                .check(HOUSE);
    }

    @ParameterizedTest
    @CsvSource({"ghostnote.midi..", "ghostnote.audio..", "ghostnote.presets.."})
    void midiAudioAndPresetsKnowTheEngineButNotEachOther(String module) {
        classes()
                .that()
                .resideInAPackage(module)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                module,
                                ENGINE,
                                "java..",
                                "javax.sound.midi..",
                                "javax.sound.sampled..",
                                "com.sun.media.sound..",
                                "org.tomlj..",
                                "org.jaudiolibs..",
                                "com.sun.jna.."))
                .check(HOUSE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdk.incubator.vector.. | ghostnote.engine.kernel..",
                "com.lmax..             | ghostnote.engine.ring..",
                "org.HdrHistogram..     | ghostnote.engine.measure..",
                "picocli..              | ghostnote.ui.cli..",
                "org.jline..            | ghostnote.ui.term..",
                "me.tongfei..           | ghostnote.ui.progress..",
                "org.jaudiolibs..       | ghostnote.audio.jack..",
                "com.sun.jna..          | ghostnote.audio.jack..",
                "com.sun.media.sound..  | ghostnote.audio.soundfont.."
            })
    void eachForeignLibraryHasOneRoom(String library, String room) {
        noClasses()
                .that()
                .resideOutsideOfPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(HOUSE);
    }

    @Test
    void tomlIsReadInOneRoomOfEachModuleThatReadsIt() {
        noClasses()
                .that()
                .resideOutsideOfPackages("ghostnote.presets..", "ghostnote.ui.toml..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.tomlj..")
                .check(HOUSE);
    }

    @Test
    void javaxSoundMidiIsKnownToPortsAndToTheSynthesiserOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "ghostnote.midi.device..", "ghostnote.audio.line..", "ghostnote.audio.soundfont..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.sound.midi..")
                .check(HOUSE);
    }

    @Test
    void javaxSoundSampledIsKnownToTheSynthesiserAndToFilesOfSoundOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "ghostnote.audio.line..", "ghostnote.audio.sound..", "ghostnote.audio.soundfont..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.sound.sampled..")
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.lang.foreign.Linker", "java.lang.foreign.SymbolLookup"})
    void nativeFunctionsAreCalledInTwoRoomsOnly(String way) {
        noClasses()
                .that()
                .resideOutsideOfPackages("ghostnote.engine.os..", "ghostnote.audio.lv2..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(way)
                .check(HOUSE);
    }

    @Test
    void roomsOfAModuleDoNotGoInCircles() {
        slices().matching("ghostnote.(engine).(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching("ghostnote.(midi).(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching("ghostnote.(audio).(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching("ghostnote.(ui).(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void theWallClockIsReadInTheProgramOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ghostnote.ui..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .because("it jumps when it is set; NanoClock does not")
                .check(HOUSE);
    }

    @Test
    void everyThreadHasAName() {
        noClasses()
                .should()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callConstructor(Thread.class)
                .because("a thread dump from the stage must say who hangs")
                .check(HOUSE);
    }

    @Test
    void nothingIsLeftToUnseededChance() {
        noClasses()
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(java.util.Random.class)
                .because("a set must replay hit for hit")
                .check(HOUSE);
    }

    @Test
    void onlyTheProgramWritesToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("ghostnote.ui..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE);
    }
}
