package io.quoin.protocol.line;

import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.command.CommandId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a party says to a market beside totals: {@link LineTerms} stand beside them, the others are hints. */
public sealed interface FromParty extends Payload {
    /**
     * For whom and how the line may be used. Authority follows the order: who is not named here places none.
     *
     * @param keys the keys that may act, sorted by fingerprint; one that has expired since may not, whatever stands here
     * @param authEpoch raised by each revocation
     * @param isFrozen whether all orders are to be cancelled, none taken, and the line given back
     * @param lo the lowest position allowed, in lots; 0 if the kind is {@link LineKind#AMOUNT}, like the next two
     * @param hi the highest position allowed, in lots
     * @param lossBudget what may be lost inside the interval, units of the settlement asset
     * @param parameterVersion the version of the instrument's parameters that the party has decided on, 0 if it knows none
     * @param tier what fee tier the party is in
     */
    record LineTerms(
            OwnerKey owner,
            List<AccountKey> keys,
            long authEpoch,
            boolean isFrozen,
            LineKind kind,
            long lo,
            long hi,
            long lossBudget,
            long parameterVersion,
            int tier)
            implements FromParty {
        public LineTerms {
            keys = List.copyOf(keys);
        }
    }

    /**
     * The party will not grant what was asked for.
     *
     * @param order the order that waits; null if it was for orders that rest already
     * @param shortfall by how much its free collateral falls short, units of the settlement asset; 0 if that is not why
     * @param reason the name of the rule, like that of a refusal
     */
    record CreditRefused(@Nullable CommandId order, long shortfall, String reason) implements FromParty {}

    /**
     * Give back this much line, or what can be given.
     *
     * @param recall the number of the recall, rising
     */
    record Recall(long recall, long amount) implements FromParty {}

    /**
     * Say now what the party's position is.
     *
     * @param barrier the number of the barrier, rising
     */
    record Barrier(long barrier) implements FromParty {}

    /** One method for each; a forgotten one does not compile. */
    interface Cases<R> {
        R lineTerms(LineTerms terms);

        R creditRefused(CreditRefused refusal);

        R recall(Recall recall);

        R barrier(Barrier barrier);
    }

    /** Folds this. */
    default <R> R fold(Cases<R> cases) {
        if (this instanceof LineTerms m) {
            return cases.lineTerms(m);
        } else if (this instanceof CreditRefused m) {
            return cases.creditRefused(m);
        } else if (this instanceof Recall m) {
            return cases.recall(m);
        } else {
            return cases.barrier((Barrier) this);
        }
    }
}
