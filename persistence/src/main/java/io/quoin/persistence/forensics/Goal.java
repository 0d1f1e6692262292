package io.quoin.persistence.forensics;

import io.quoin.protocol.entity.EntityState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** How far the journal of one entity must be replayed so that it has said what others have heard of it. One replay long. */
final class Goal {
    /**
     * One thing that must have come about. Once it has, it stays so.
     *
     * @param unmet what it means if the journal ends before
     */
    record Condition(Problem unmet, Predicate<EntityState<?>> isMet) {}

    private final List<Condition> open = new ArrayList<>();

    void add(Condition condition) {
        open.add(condition);
    }

    boolean isReachedBy(EntityState<?> state) {
        open.removeIf(condition -> condition.isMet().test(state));
        return open.isEmpty();
    }

    /** What has not come about. */
    List<Problem> unmet() {
        return open.stream().map(Condition::unmet).toList();
    }
}
