package io.quoin.actors.shell;

import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.entity.Input;
import java.util.ArrayList;
import java.util.List;

/**
 * What the core is deciding. When the law throws, the same inputs are taken again one by one; the one that then throws alone
 * is poison.
 */
final class Batch<C> {
    private List<InputQueue.Waiting<C>> inputs = List.of();
    private boolean isTaking;
    private boolean hasThrown;
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
        hasThrown = false;
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
        return lose().stream().map(InputQueue.Waiting::asMaybeDurable).toList();
    }

    /**
     * What is to be taken again after the law has thrown, and how.
     *
     * @param isCalm whether it must not come again at once: nothing in the batch was to blame, or what was has been dropped
     */
    record Retry<C>(List<InputQueue.Waiting<C>> again, List<Input<C>> dropped, boolean isCalm) {}

    /** The law threw at the input of this index; an index beyond the last blames none. */
    Retry<C> threwAt(int index) {
        boolean isBlameless = index >= inputs.size();
        List<InputQueue.Waiting<C>> again = new ArrayList<>(lose());
        List<Input<C>> dropped = List.of();
        if (hasThrown && takeSingly > 0 && !isBlameless) {
            dropped = poison(again, index);
            hasThrown = false;
        } else {
            hasThrown = true;
            takeSingly = again.size() + 1;
        }
        return new Retry<>(again, dropped, isBlameless || !dropped.isEmpty());
    }

    /** The same input threw alone: a command is refused INTERNAL in the journal, a message is dropped and comes again. */
    private static <C> List<Input<C>> poison(List<InputQueue.Waiting<C>> batch, int index) {
        InputQueue.Waiting<C> bad = batch.get(index);
        if (bad.input() instanceof Input.Command<C> command) {
            batch.set(index, bad.with(new Input.Poisoned<>(command.ticket())));
            return List.of();
        }
        batch.remove(index);
        return List.of(bad.input());
    }
}
