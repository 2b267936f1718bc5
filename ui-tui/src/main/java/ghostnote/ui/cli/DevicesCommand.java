package ghostnote.ui.cli;

import ghostnote.audio.synth.AudioOutputs;
import ghostnote.engine.json.Json;
import ghostnote.midi.device.MidiPorts.PortInfo;
import ghostnote.midi.device.MidiPorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what can be played to. */
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        header = "Lists MIDI ports and audio outputs.",
        footerHeading = "%nExamples:%n",
        footer = {"  ghostnote devices", "  ghostnote devices --json"})
final class DevicesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "The same in JSON.")
    private boolean json;

    @Override
    public Integer call() {
        List<PortInfo> ports = MidiPorts.list();
        List<String> audio = AudioOutputs.list();
        if (json) {
            System.out.println(Json.write(asMap(ports, audio)));
            return ExitCode.OK;
        }
        System.out.println("MIDI ports:");
        for (PortInfo port : ports) {
            System.out.printf("  %-6s %s (%s)%n", directions(port), port.name(), port.description());
        }
        if (ports.isEmpty()) {
            System.out.println("  none");
        }
        System.out.println("Audio outputs:");
        audio.forEach(name -> System.out.println("  " + name));
        if (audio.isEmpty()) {
            System.out.println("  none");
        }
        return ExitCode.OK;
    }

    private static String directions(PortInfo port) {
        return port.output() && port.input() ? "in/out" : port.output() ? "out" : "in";
    }

    private static Map<String, Object> asMap(List<PortInfo> ports, List<String> audio) {
        List<Map<String, Object>> midi = new ArrayList<>();
        for (PortInfo port : ports) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", port.name());
            entry.put("description", port.description());
            entry.put("output", port.output());
            entry.put("input", port.input());
            midi.add(entry);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("midi", midi);
        all.put("audio", audio);
        return all;
    }
}
