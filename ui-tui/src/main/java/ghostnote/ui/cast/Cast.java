package ghostnote.ui.cast;

import ghostnote.engine.control.Ability;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Names;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The drummers of a performance, from number 1 on, which begins it. All that they know together can be asked for; who does
 * not know it plays as if it was not.
 *
 * <p>Thread: any; there may come more at any time. Real-time safe: no.
 */
public final class Cast implements Names {
    /** A performance has no more. */
    public static final int MOST = (int) Control.DRUMMER.most();

    private volatile List<Member> members = List.of();

    /** Those of all, each once, in the order of the drummers. */
    private volatile List<String> styles = List.of();

    /**
     * One of them.
     *
     * @param name without spaces; no other has it
     */
    public record Member(String name, Model model) {
        /** What it can. */
        public ModelConfig config() {
            return model.config();
        }
    }

    /** One drummer alone, by the name its model has. */
    public static Cast of(Model model) {
        Cast cast = new Cast();
        cast.add(new Member(nameOf(model.config().name()), model));
        return cast;
    }

    /** A name as a member may have it. */
    static String nameOf(String text) {
        return text.strip().replaceAll("\\s+", "-");
    }

    /**
     * One more comes.
     *
     * @throws IllegalArgumentException in one line, if its name is taken or there is no room
     */
    public synchronized void add(Member newcomer) {
        List<String> more = stylesWith(newcomer);
        List<Member> all = new ArrayList<>(members);
        all.add(newcomer);
        styles = more;
        members = List.copyOf(all);
    }

    /**
     * The styles that there will be when one more has come.
     *
     * @throws IllegalArgumentException in one line, if it cannot come
     */
    public List<String> stylesWith(Member newcomer) {
        if (find(newcomer.name()).isPresent()) {
            throw new IllegalArgumentException("there are two drummers of the name " + newcomer.name());
        }
        if (members.size() == MOST) {
            throw new IllegalArgumentException(
                    "drummer %s: there are %d, and no performance has more".formatted(newcomer.name(), MOST));
        }
        LinkedHashSet<String> known = new LinkedHashSet<>(styles);
        known.addAll(newcomer.config().vocabulary().styles());
        return List.copyOf(known);
    }

    /** All of them, in the order of their numbers. */
    public List<Member> members() {
        return members;
    }

    /** The one that begins. */
    public Member first() {
        return members.getFirst();
    }

    /** The one of a number. */
    public Member member(int number) {
        return members.get(number - 1);
    }

    /** The number of the one of a name. */
    public Optional<Integer> find(String name) {
        int index = drummers().indexOf(name);
        return index < 0 ? Optional.empty() : Optional.of(index + 1);
    }

    @Override
    public List<String> styles() {
        return styles;
    }

    @Override
    public List<String> drummers() {
        return members.stream().map(Member::name).toList();
    }

    /** What all of them lack to honour a control, as the first does; empty where one lacks nothing. */
    public Optional<String> lack(Control control) {
        return members.stream().allMatch(member -> Ability.lack(control, member.config()).isPresent())
                ? Ability.lack(control, first().config())
                : Optional.empty();
    }

    /**
     * Refuses a control that none of them can honour.
     *
     * @throws IllegalArgumentException with both names and the reason
     */
    public void require(Control control) {
        lack(control).ifPresent(lack -> {
            throw new IllegalArgumentException(
                    "%s: the drummer %s %s".formatted(control.text(), first().name(), lack));
        });
    }
}
