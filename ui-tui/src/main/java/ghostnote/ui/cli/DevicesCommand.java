package ghostnote.ui.cli;

import ghostnote.audio.jack.JackPorts;
import ghostnote.engine.json.Json;
import ghostnote.midi.device.MidiPorts.PortInfo;
import ghostnote.ui.device.Devices;
import ghostnote.ui.device.Jack;
import ghostnote.ui.device.Port;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what can be played to and listened to. */
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        header = "Lists MIDI ports, JACK's MIDI ports and audio outputs.",
        description = "Each MIDI port is opened and closed, to see whether that can be done now; nothing is sent. What takes"
                + " notes takes a clock too.",
        footerHeading = "%nExamples:%n",
        footer = {"  ghostnote devices", "  ghostnote devices --json"})
final class DevicesCommand implements Callable<Integer> {
    @Option(names = "--json", description = "The same in JSON.")
    private boolean json;

    @Override
    public Integer call() throws TimeoutException {
        List<Port> midi = Devices.midi();
        Jack jack = Devices.jack();
        List<String> audio = Devices.audio();
        if (json) {
            System.out.println(Json.write(asMap(midi, jack, audio)));
        } else {
            printMidi(midi);
            printJack(jack);
            print("", "Audio outputs, through which the built-in kit sounds without --out and without JACK:", audio);
        }
        return ExitCode.OK;
    }

    private static void printMidi(List<Port> ports) {
        System.out.println("MIDI ports, for notes and clock (any part of a name that no other has will do):");
        for (Port port : ports) {
            PortInfo info = port.info();
            System.out.printf(
                    "  %-6s %s (%s): %s%n",
                    directions(info),
                    info.name(),
                    info.description(),
                    port.opens() ? "opens" : "does not open: " + port.trouble());
            System.out.printf("  %-6s %s%n", "", options(info));
        }
        if (ports.isEmpty()) {
            System.out.println("  none");
        }
    }

    private static String directions(PortInfo port) {
        return port.output() && port.input() ? "in/out" : port.output() ? "out" : "in";
    }

    private static String options(PortInfo port) {
        StringJoiner options = new StringJoiner("  ");
        if (port.output()) {
            options.add("--out \"%s\"".formatted(port.name()));
        }
        if (port.input()) {
            options.add("--in \"%s\"".formatted(port.name()));
            options.add("--sync \"midi:%s\"".formatted(port.name()));
        }
        return options.toString();
    }

    private static void printJack(Jack jack) {
        if (jack.server().isEmpty()) {
            System.out.printf("JACK: %s%n", jack.trouble());
            return;
        }
        JackPorts server = jack.server().get();
        System.out.printf("JACK: %d Hz, %d frames a period (--out jack)%n", server.sampleRate(), server.periodFrames());
        print("  ", "MIDI ports that take notes and a clock:", server.inputs());
        print("  ", "MIDI ports that give them:", server.outputs());
    }

    private static void print(String indent, String heading, List<String> names) {
        System.out.println(indent + heading);
        (names.isEmpty() ? List.of("none") : names).forEach(name -> System.out.println(indent + "  " + name));
    }

    private static Map<String, Object> asMap(List<Port> midi, Jack jack, List<String> audio) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("midi", midi.stream().map(DevicesCommand::asMap).toList());
        all.put("jack", asMap(jack));
        all.put("audio", audio);
        return all;
    }

    private static Map<String, Object> asMap(Port port) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", port.info().name());
        map.put("description", port.info().description());
        map.put("output", port.info().output());
        map.put("input", port.info().input());
        map.put("opens", port.opens());
        map.put("reason", port.trouble());
        return map;
    }

    /** The same keys, whether there is a server or not. */
    private static Map<String, Object> asMap(Jack jack) {
        Optional<JackPorts> server = jack.server();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("running", server.isPresent());
        map.put("reason", jack.trouble());
        map.put("sample_rate", server.map(JackPorts::sampleRate).orElse(null));
        map.put("period_frames", server.map(JackPorts::periodFrames).orElse(null));
        map.put("inputs", server.map(JackPorts::inputs).orElse(List.of()));
        map.put("outputs", server.map(JackPorts::outputs).orElse(List.of()));
        return map;
    }
}
