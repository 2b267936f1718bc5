package ghostnote.ui.stage;

import ghostnote.midi.device.MidiPorts;
import ghostnote.presets.Kits;
import ghostnote.ui.cast.Drummers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be picked. Each item says a line.
 *
 * <p>Thread: the view; ports are asked for on one of its own, {@code list-ports}, as the system may take its time.
 */
final class Menus {
    private final Kits kits;
    private final Drummers drummers;
    private String heading = "";
    private volatile List<Item> items = List.of();

    /** One of them. */
    record Item(String text, String line) {}

    Menus(Kits kits, Drummers drummers) {
        this.kits = kits;
        this.drummers = drummers;
    }

    /**
     * Opens the one of a name: drummer, kit, clock, port.
     *
     * @param seated the drummers that can be turned to at once
     * @param outputs that are played to
     */
    void open(String name, List<String> seated, List<String> outputs) {
        items = List.of();
        switch (name) {
            case "drummer" -> {
                heading = "Who drums, from the next bar on";
                items = Stream.concat(seated.stream(), drummers.names().stream())
                        .distinct()
                        .map(drummer -> new Item(drummer, "drummer " + drummer))
                        .toList();
            }
            case "kit" -> {
                heading = "How ports play the voices";
                items = kits.names().stream().map(kit -> new Item(kit, "kit " + kit)).toList();
            }
            case "clock" -> {
                heading = "Who keeps time";
                list(Menus::clocks);
            }
            case "port" -> {
                heading = "Where it plays to";
                list(() -> ports(outputs));
            }
            default -> heading = "There is no " + name + " to pick: drummer, kit, clock and port are";
        }
    }

    private void list(Lister lister) {
        Thread.ofPlatform().daemon().name("list-ports").start(() -> items = lister.list());
    }

    private interface Lister {
        List<Item> list();
    }

    private static List<Item> clocks() {
        List<Item> clocks = new ArrayList<>();
        clocks.add(new Item("this machine", "sync internal"));
        clocks.add(new Item("JACK's transport", "sync jack"));
        clocks.add(new Item("JACK's transport, telling others bars and tempo", "sync jack-lead"));
        clocks.add(new Item("the MIDI clock on JACK's midi_in", "sync midi:jack"));
        for (MidiPorts.PortInfo port : MidiPorts.list()) {
            if (port.input()) {
                clocks.add(new Item("the MIDI clock of " + port.name(), "sync midi:" + port.name()));
            }
        }
        return clocks;
    }

    private static List<Item> ports(List<String> open) {
        List<Item> ports = new ArrayList<>();
        open.forEach(name -> ports.add(new Item("not to " + name + " any more", "close " + name)));
        if (!open.contains("JACK")) {
            ports.add(new Item("to JACK too", "out jack"));
        }
        for (MidiPorts.PortInfo port : MidiPorts.list()) {
            if (port.output() && !open.contains(port.name())) {
                ports.add(new Item("to " + port.name() + " too", "out " + port.name()));
            }
        }
        return ports;
    }

    String heading() {
        return heading;
    }

    List<Item> items() {
        return items;
    }
}
