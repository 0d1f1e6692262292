package io.quoin.http.auth;

import io.quoin.http.desk.Desk;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountQuery;
import io.quoin.protocol.account.AccountView;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/**
 * What accounts say of their keys. Asked of the account itself, and remembered for a short time: so long may a key that was just
 * revoked still pass the edge where a market decides, which knows the revocation itself. Where only the edge judges, {@link
 * #fresh} asks each time. Thread-safe.
 */
public final class Authorities {
    private final Desk<AccountCommand, AccountQuery, AccountView> accounts;
    private final long lifeMillis;
    private final int accountsMax;
    private final LongSupplier steadyMillis;
    private final LinkedHashMap<String, Remembered> remembered = new LinkedHashMap<>();

    private record Remembered(CompletableFuture<Authority> authority, long askedAtMillis) {}

    /**
     * What these accounts say.
     *
     * @param lifeMillis how long an answer counts
     * @param accountsMax how many answers are remembered
     * @param steadyMillis a clock that never goes back
     */
    public Authorities(
            Desk<AccountCommand, AccountQuery, AccountView> accounts,
            long lifeMillis,
            int accountsMax,
            LongSupplier steadyMillis) {
        this.accounts = accounts;
        this.lifeMillis = lifeMillis;
        this.accountsMax = accountsMax;
        this.steadyMillis = steadyMillis;
    }

    /** What the account says now. */
    public CompletionStage<Authority> fresh(String account) {
        return accounts.look(account, new AccountQuery.Overview()).thenApply(seen -> Authority.of(seen.view()));
    }

    /** What the account said at most a life ago; whoever asks at the same time shares one question. */
    public CompletionStage<Authority> recent(String account) {
        CompletableFuture<Authority> asked = new CompletableFuture<>();
        synchronized (this) {
            long now = steadyMillis.getAsLong();
            Remembered known = remembered.get(account);
            if (known != null && isAlive(known, now)) {
                return known.authority();
            }
            remembered.remove(account); // Put in again, it is the youngest.
            remembered.put(account, new Remembered(asked, now));
            forget(now);
        }
        fresh(account).whenComplete((authority, failure) -> {
            if (failure == null) {
                asked.complete(authority);
            } else {
                forget(account, asked);
                asked.completeExceptionally(failure);
            }
        });
        return asked;
    }

    private boolean isAlive(Remembered known, long nowMillis) {
        return nowMillis - known.askedAtMillis() < lifeMillis;
    }

    /** Forgets the oldest answers that have died or are too many. */
    private void forget(long nowMillis) {
        Iterator<Map.Entry<String, Remembered>> oldest = remembered.entrySet().iterator();
        while (oldest.hasNext()) {
            Remembered next = oldest.next().getValue();
            if (remembered.size() <= accountsMax && isAlive(next, nowMillis)) {
                return;
            }
            oldest.remove();
        }
    }

    private synchronized void forget(String account, CompletableFuture<Authority> asked) {
        Remembered known = remembered.get(account);
        if (known != null && known.authority().equals(asked)) {
            remembered.remove(account);
        }
    }
}
