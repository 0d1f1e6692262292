package io.quoin.protocol.account;

import io.quoin.protocol.account.trading.TradingView;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.channel.Channels;
import io.quoin.protocol.price.Prices;
import io.quoin.protocol.value.Money;
import java.util.List;
import java.util.Optional;

/**
 * An account as its owner sees it.
 *
 * @param owner empty if it was never opened, or is the system's
 * @param balances what it holds, by the assets' numbers; what is 0 is left out
 * @param keys the keys that have not ended, by fingerprint
 * @param authEpoch raised by each revocation of a key
 * @param hasInTransit whether something it sent may still be on its way, there or back
 * @param trading positions, lines and what they leave
 */
public record AccountView(
        String id,
        Stage stage,
        Optional<OwnerKey> owner,
        List<Money> balances,
        List<AccountKey> keys,
        long authEpoch,
        boolean hasInTransit,
        TradingView trading) {
    /** What is to be said wherever a withdrawal is answered or shown. */
    public static final String WITHDRAWAL_REMARK =
            "No chain is attached yet: a withdrawal is booked out to system.outside, and nothing is paid.";

    public AccountView {
        balances = List.copyOf(balances);
        keys = List.copyOf(keys);
    }

    /** The stage of an account's life. */
    public enum Stage {
        UNOPENED(1),
        OPEN(2),
        CLOSED(3),
        OF_SYSTEM(4);

        private final int number;

        Stage(int number) {
            this.number = number;
        }

        /** The number on every wire, for ever. */
        public int number() {
            return number;
        }

        /** The stage with this wire number; refuses with {@link IllegalArgumentException} if there is none. */
        public static Stage ofNumber(int number) {
            for (Stage stage : values()) {
                if (stage.number == number) {
                    return stage;
                }
            }
            throw new IllegalArgumentException("no stage of an account has number " + number);
        }
    }

    static AccountView of(AccountState state, Channels channels, Prices prices) {
        boolean hasInTransit = channels.hasInTransit();
        return state.fold(new AccountState.Cases<>() {
            @Override
            public AccountView unopened(AccountState.Unopened s) {
                return bare(s, Stage.UNOPENED, Optional.empty(), List.of());
            }

            @Override
            public AccountView open(AccountState.Open s) {
                return new AccountView(
                        s.id(),
                        Stage.OPEN,
                        Optional.of(s.owner()),
                        s.balances().list(),
                        List.copyOf(s.keys().active().values()),
                        s.keys().authEpoch(),
                        hasInTransit,
                        TradingView.of(s.cash(), s.trading(), channels, prices));
            }

            @Override
            public AccountView closed(AccountState.Closed s) {
                return bare(s, Stage.CLOSED, Optional.of(s.owner()), List.of());
            }

            @Override
            public AccountView ofSystem(AccountState.OfSystem s) {
                return bare(s, Stage.OF_SYSTEM, Optional.empty(), s.balances().list());
            }

            private AccountView bare(AccountState s, Stage stage, Optional<OwnerKey> owner, List<Money> balances) {
                return new AccountView(s.id(), stage, owner, balances, List.of(), 0, hasInTransit, TradingView.NONE);
            }
        });
    }
}
