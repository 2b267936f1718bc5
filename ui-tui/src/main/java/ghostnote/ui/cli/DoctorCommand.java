package ghostnote.ui.cli;

import ghostnote.engine.json.Json;
import ghostnote.ui.doctor.Doctor;
import ghostnote.ui.doctor.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what of the machine can make notes late or silent. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        header = "Looks at what of this machine can make notes late or silent, and says what to type.",
        description = "It takes about three seconds, in which the clock thread plays to nowhere.",
        footerHeading = "%nExamples:%n",
        footer = {"  ghostnote doctor", "  ghostnote doctor --json"})
final class DoctorCommand implements Callable<Integer> {
    @Option(names = "--json", description = "The same in JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        List<Finding> findings = Doctor.examine();
        if (json) {
            System.out.println(Json.write(Map.of("findings", asMaps(findings))));
            return ExitCode.OK;
        }
        for (Finding finding : findings) {
            System.out.printf("%-6s %-14s %s%n", finding.good() ? "good" : "look", finding.check(), finding.found());
            if (!finding.good()) {
                System.out.printf("%-6s %-14s -> %s%n", "", "", finding.advice());
            }
        }
        return ExitCode.OK;
    }

    private static List<Map<String, Object>> asMaps(List<Finding> findings) {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("check", finding.check());
            map.put("good", finding.good());
            map.put("found", finding.found());
            map.put("advice", finding.advice());
            maps.add(map);
        }
        return maps;
    }
}
