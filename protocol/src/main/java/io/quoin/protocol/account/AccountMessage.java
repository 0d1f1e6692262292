package io.quoin.protocol.account;

import io.quoin.protocol.channel.Payload;
import io.quoin.protocol.value.Money;

/** What reaches an account on a stream. It carries value, so it is taken, whatever the account's stage. */
public sealed interface AccountMessage extends Payload {
    /**
     * A transfer from another account.
     *
     * @param fee what the sender paid on top, of the same asset: not carried here (it went to {@code system.fees} over pair
     *     state), named so that a return can say what the sender gets back
     */
    record TransferLeg(Money amount, Money fee) implements AccountMessage {}

    /**
     * A transfer that comes back to its sender.
     *
     * @param fee what its sender had paid on top; not carried here, its sender takes it back from {@code system.fees}
     */
    record ReturnLeg(Money amount, Money fee, ReturnReason reason) implements AccountMessage {}

    /** One method for each message; a forgotten one does not compile. */
    interface Cases<R> {
        R transferLeg(TransferLeg message);

        R returnLeg(ReturnLeg message);
    }

    /** Folds this message. */
    default <R> R fold(Cases<R> cases) {
        return this instanceof TransferLeg m ? cases.transferLeg(m) : cases.returnLeg((ReturnLeg) this);
    }
}
