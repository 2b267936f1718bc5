package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lets a bash complete what is typed. */
class CompletionCommandTest {
    /** What bash does when the tab key is pressed behind the last of the words. */
    private static final String PRESS_TAB =
            """
            . "$1"; shift
            compopt() { :; }
            COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
            "$(complete -p ghostnote | sed 's/.*-F \\([^ ]*\\).*/\\1/')" "$1" "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """;

    @TempDir
    Path folder;

    private Path script;

    @BeforeEach
    void print() throws IOException {
        Ghostnote.Result result = Ghostnote.run("completion");
        assertEquals(0, result.exitCode(), result::err);
        script = Files.writeString(folder.resolve("completion.bash"), result.out());
    }

    private Set<String> completed(String... words) throws IOException, InterruptedException {
        String[] command = new String[5 + words.length];
        command[0] = "bash";
        command[1] = "-c";
        command[2] = PRESS_TAB;
        command[3] = "bash";
        command[4] = script.toString();
        System.arraycopy(words, 0, command, 5, words.length);
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        String shown = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), shown);
        return Set.copyOf(shown.lines().toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ghostnote re                   | render replay recover",
                "ghostnote --temp               | --tempo --temperature",
                "ghostnote --style ja           | jazz",
                "ghostnote render --style no    | none",
                "ghostnote play --kit roland-tr | roland-tr-8s",
                "ghostnote play --turn dens     | density=",
                "ghostnote play --lost-clock s  | stop",
                "ghostnote corpus --skip        | --skipped",
            })
    void tabCompletesCommandsOptionsAndValues(String typed, String completions) throws Exception {
        assertEquals(Set.of(completions.split(" ")), completed(typed.split(" +")));
    }

    @Test
    void whatNeedsAPlaceIsNotOfferedForTheBeginning() throws Exception {
        assertTrue(!completed("ghostnote", "play", "--turn", "").contains("goto="));
    }
}
