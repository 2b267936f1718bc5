package ghostnote.ui.cli;

import ghostnote.engine.drum.KitMap;
import ghostnote.presets.KitException;
import ghostnote.presets.Kits;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the kit maps. */
@Command(
        name = "kits",
        mixinStandardHelpOptions = true,
        header = "Lists the kit maps: how drum machines and modules play the voices.",
        description = "Maps of your own are TOML files in $XDG_CONFIG_HOME/ghostnote/kits or ~/.config/ghostnote/kits; they"
                + " win over those of the same name that ship. docs/kit-maps.md says what is in them.",
        footerHeading = "%nExamples:%n",
        footer = {"  ghostnote kits", "  ghostnote play --out \"TR-8S\" --kit roland-tr-8s"})
final class KitsCommand implements Callable<Integer> {
    @Override
    public Integer call() {
        Kits kits = KitOptions.kits();
        for (String name : kits.names()) {
            System.out.printf("%-18s %s%n", name, told(kits, name));
        }
        System.out.printf("%nyours are in %s%n", kits.userFolder());
        return ExitCode.OK;
    }

    private static String told(Kits kits, String name) {
        try {
            KitMap kit = kits.find(name);
            return kit.name() + kit.lacks(", with nothing for ");
        } catch (KitException wrong) {
            return "cannot be used: " + wrong.getMessage();
        }
    }
}
