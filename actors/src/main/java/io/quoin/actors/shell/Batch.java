package io.quoin.actors.shell;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.entity.Input;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the core is deciding. When the law throws, everything is taken again; what it throws at a second time is poison. If
 * nothing is to blame, all of it is taken again one by one.
 */
final class Batch<C> {
    private List<InputQueue.Waiting<C>> inputs = List.of();
    private boolean isTaking;
    private int takeSingly;

    /** Whether the core has it. */
    boolean isTaking() {
        return isTaking;
    }

    /** How many urgent inputs the next batch may have, at most so many. */
    int urgentMax(int entriesMax) {
        return takeSingly > 0 ? 1 : entriesMax;
    }

    /** Goes to the core. */
    List<Input<C>> begin(List<InputQueue.Waiting<C>> taken) {
        inputs = taken;
        isTaking = true;
        return taken.stream().map(InputQueue.Waiting::input).toList();
    }

    List<InputQueue.Waiting<C>> inputs() {
        return inputs;
    }

    boolean hasCommand(CommandId id) {
        return inputs.stream().anyMatch(waiting -> waiting.isCommand(id));
    }

    /** Is durable. */
    void end() {
        inputs = List.of();
        isTaking = false;
        takeSingly = Math.max(0, takeSingly - 1);
    }

    /** Is lost with its core, and nothing of it is durable or will be: all that was in it. */
    List<InputQueue.Waiting<C>> lose() {
        List<InputQueue.Waiting<C>> lost = inputs;
        inputs = List.of();
        isTaking = false;
        return lost;
    }

    /** Is lost with its core while it was being written: all that was in it, which may be durable. */
    List<InputQueue.Waiting<C>> loseUnknown() {
        return InputQueue.Waiting.asMaybeDurable(lose());
    }

    /**
     * What is to be taken again after the law has thrown, and how.
     *
     * @param isCalm whether it must not come again at once: nothing in the batch was to blame, or what was has been dropped
     */
    record Retry<C>(List<InputQueue.Waiting<C>> again, List<Input<C>> dropped, boolean isCalm) {}

    /**
     * The law threw.
     *
     * @param parked what was parked beside it and is lost with the core too: it is taken again first
     * @param threw at which input, or which parked command; an index beyond the last blames none
     */
    Retry<C> threw(List<InputQueue.Waiting<C>> parked, CoreReport.Threw threw) {
        List<InputQueue.Waiting<C>> again = new ArrayList<>(parked);
        again.addAll(inputs);
        int blamed = blamed(again, parked.size() + threw.inputIndex(), threw.parked());
        boolean isBlameless = blamed >= again.size();
        List<Input<C>> dropped = isBlameless ? List.of() : blame(again, blamed);
        if (isBlameless) {
            takeSingly = again.size() + 1; // Perhaps there was only too much of it.
        }
        lose();
        return new Retry<>(again, dropped, isBlameless || !dropped.isEmpty());
    }

    private static <C> int blamed(List<InputQueue.Waiting<C>> all, int index, @Nullable CommandId parked) {
        if (parked == null) {
            return index;
        }
        int first = 0;
        while (first < all.size() && !all.get(first).isCommand(parked)) {
            first++;
        }
        return first;
    }

    /** Suspects what the law threw at; if it did so before, a command is refused INTERNAL, a message dropped: it comes again. */
    private static <C> List<Input<C>> blame(List<InputQueue.Waiting<C>> all, int index) {
        InputQueue.Waiting<C> bad = all.get(index);
        if (!bad.isSuspect()) {
            all.set(index, bad.asSuspect());
            return List.of();
        }
        if (bad.input() instanceof Input.Command<C> command) {
            all.set(index, bad.with(new Input.Poisoned<>(command.ticket())));
            return List.of();
        }
        all.remove(index);
        return List.of(bad.input());
    }
}
