package io.quoin.protocol.world.venue;

import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.address.Address;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.market.MarketCommand;
import io.quoin.protocol.market.MarketDump;
import io.quoin.protocol.market.MarketLaw;
import io.quoin.protocol.market.OrderRef;
import io.quoin.protocol.market.OrderType;
import io.quoin.protocol.market.book.TimeInForce;
import io.quoin.protocol.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The clients of a {@link VenueWorld}: they turn steps into commands, by what is durable when they ask. */
final class Clients {
    private static final long VALID_MILLIS = 4_000;
    private static final int THOUSANDTHS = 1_000;

    private final World<Object> world;
    private final int[] keys = new int[Scene.ACCOUNTS.size()];
    private final boolean[] isRevoked = new boolean[Scene.ACCOUNTS.size()];
    private final Map<CommandId, KeyFingerprint> signers = new TreeMap<>();

    Clients(World<Object> world) {
        this.world = world;
    }

    /** The key that signed this order, or null if it is none. */
    @Nullable
    KeyFingerprint signer(CommandId order) {
        return signers.get(order);
    }

    /** Asks what this step says. */
    void ask(VenueStep step, VenueTruth truth) {
        if (step instanceof VenueStep.Order s) {
            order(s);
        } else if (step instanceof VenueStep.Cancel s) {
            cancel(s, truth);
        } else if (step instanceof VenueStep.Session s) {
            ask(s.where(), new MarketCommand.OpenSession(by(s.where()), Scene.units(s.line())));
        } else if (step instanceof VenueStep.Pay s) {
            pay(s, truth);
        } else if (step instanceof VenueStep.Fund s) {
            ask(s.account(), new AccountCommand.DrawFaucet(Scene.units(s.amount())));
        } else if (step instanceof VenueStep.AddKey s) {
            keys[s.account()] += isRevoked[s.account()] ? 1 : 0;
            isRevoked[s.account()] = false;
            long until = world.clockMillis() + s.lifeMillis();
            ask(s.account(), new AccountCommand.AddKey(Scene.key(s.account(), keys[s.account()], until)));
        } else if (step instanceof VenueStep.RevokeKey s) {
            isRevoked[s.account()] = true;
            ask(s.account(), new AccountCommand.RevokeKey(Scene.key(s.account(), keys[s.account()])));
        } else if (step instanceof VenueStep.Freeze s) {
            ask(s.account(), s.isFrozen() ? new AccountCommand.Freeze() : new AccountCommand.Unfreeze());
        } else if (step instanceof VenueStep.Close s) {
            ask(s.account(), new AccountCommand.Close());
        } else if (step instanceof VenueStep.Lead s) {
            Address market = Scene.MARKETS.get(s.market());
            world.submit(MarketLaw.OPERATOR, market, new MarketCommand.SetState(s.state()), VALID_MILLIS);
        } else {
            throw new IllegalArgumentException("nothing that clients ask: " + step);
        }
    }

    private void ask(int account, AccountCommand command) {
        world.submit(Scene.ACCOUNTS.get(account), command, VALID_MILLIS);
    }

    private CommandId ask(VenueStep.Where where, MarketCommand command) {
        String account = Scene.ACCOUNTS.get(where.account()).id();
        return world.submit(account, Scene.MARKETS.get(where.market()), command, VALID_MILLIS)
                .ticket()
                .id();
    }

    /** The account's own key, or the last that it was given. */
    private KeyFingerprint by(VenueStep.Where where) {
        return where.byKey()
                ? Scene.key(where.account(), keys[where.account()])
                : KeyFingerprint.of(Scene.owner(Scene.ACCOUNTS.get(where.account())));
    }

    private void order(VenueStep.Order step) {
        VenueStep.Kind kind = step.kind();
        boolean isMarket = kind == VenueStep.Kind.MARKET;
        TimeInForce force = switch (kind) {
            case IOC, MARKET, REDUCE_ONLY_IOC -> TimeInForce.IMMEDIATE_OR_CANCEL;
            case FOK -> TimeInForce.FILL_OR_KILL;
            case REST, POST_ONLY, REDUCE_ONLY -> TimeInForce.GOOD_TIL_CANCELLED;
        };
        KeyFingerprint by = by(step.where());
        CommandId id = ask(
                step.where(),
                new MarketCommand.Place(
                        by,
                        step.side(),
                        isMarket ? OrderType.MARKET : OrderType.LIMIT,
                        isMarket ? null : Scene.steps(Scene.PRICE + Scene.TICK * step.ticksAway()),
                        Scene.lots(step.lots()),
                        force,
                        kind == VenueStep.Kind.POST_ONLY,
                        kind == VenueStep.Kind.REDUCE_ONLY || kind == VenueStep.Kind.REDUCE_ONLY_IOC,
                        ""));
        signers.put(id, by);
    }

    private void cancel(VenueStep.Cancel step, VenueTruth truth) {
        String account = Scene.ACCOUNTS.get(step.where().account()).id();
        MarketDump market = truth.dump(Scene.MARKETS.get(step.where().market()));
        List<String> open = new ArrayList<>();
        for (MarketDump.OfOrder order : market.orders()) {
            if (market.parties().get(order.party()).account().equals(account)) {
                open.add(order.clientId());
            }
        }
        if (!open.isEmpty()) {
            OrderRef which = OrderRef.of(open.get(step.which() % open.size()));
            ask(step.where(), new MarketCommand.Cancel(by(step.where()), which));
        }
    }

    private void pay(VenueStep.Pay step, VenueTruth truth) {
        long free = truth.view(Scene.ACCOUNTS.get(step.account()))
                .trading()
                .freeCollateral()
                .units();
        if (free > 0) {
            ask(step.account(), payment(step.to(), Math.max(1, free * step.thousandths() / THOUSANDTHS)));
        }
    }

    private static AccountCommand payment(int to, long units) {
        if (to == VenueStep.Pay.OUT) {
            return new AccountCommand.Withdraw(Scene.units(units));
        }
        String id =
                to == VenueStep.Pay.NOBODY ? "nobody" : Scene.ACCOUNTS.get(to).id();
        return new AccountCommand.Transfer(id, Scene.units(units));
    }
}
