package ghostnote.engine.model;

import ghostnote.engine.RealTime;

/**
 * One layer of recurrent cells.
 *
 * @param cell their kind
 * @param units how many
 */
public record Layer(CellKind cell, int units) {
    /** More than any drummer needs, and few enough that a forged file cannot ask for all memory. */
    private static final int MOST_UNITS = 8192;

    /** The most modules of a clockwork layer. */
    private static final int MOST_MODULES = 8;

    /** In steps, of the slowest clockwork module. All module periods divide it. */
    public static final int LONGEST_PERIOD = 1 << (MOST_MODULES - 1);

    /**
     * @throws ModelException if there are no units, or too many
     */
    public Layer {
        if (units < 1 || units > MOST_UNITS) {
            throw new ModelException("units %d: expected 1 to %d".formatted(units, MOST_UNITS));
        }
    }

    /** The columns of its weights: gates x units. */
    public int gateColumns() {
        return cell.gates() * units;
    }

    /** The modules of a clockwork layer: no more than units. */
    @RealTime
    private int modules() {
        return Math.min(units, MOST_MODULES);
    }

    /** The first unit of a clockwork module; those before it are in faster ones. Real-time safe: yes. */
    @RealTime
    private int moduleStart(int module) {
        return Math.ceilDiv(module * units, modules());
    }

    /**
     * How many units of a clockwork layer move at a step, from unit 0 on; the others keep their h. Real-time safe: yes.
     *
     * @param step from 0
     */
    @RealTime
    public int movingUnits(int step) {
        int module = 1;
        while (module < modules() && step % (1 << module) == 0) {
            module++;
        }
        return moduleStart(module);
    }

    /** The first unit of a clockwork layer that a unit hears: that of its module. */
    public int firstHeard(int unit) {
        return moduleStart(unit * modules() / units);
    }

    /** The words for it in model files. */
    @Override
    public String toString() {
        return cell.word() + " " + units;
    }
}
