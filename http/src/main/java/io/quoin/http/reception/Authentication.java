package io.quoin.http.reception;

import io.quoin.http.auth.Authorities;
import io.quoin.http.auth.Caller;
import io.quoin.http.auth.HmacCredentials;
import io.quoin.http.auth.HmacSecrets;
import io.quoin.http.auth.ReplayMemory;
import io.quoin.http.auth.Role;
import io.quoin.http.auth.Roles;
import io.quoin.http.auth.Signatures;
import io.quoin.http.catalogue.Access;
import io.quoin.http.catalogue.Args;
import io.quoin.http.catalogue.Common;
import io.quoin.http.catalogue.Method;
import io.quoin.http.catalogue.Param;
import io.quoin.http.catalogue.Verb;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.command.CommandRefusal;
import io.quoin.protocol.law.Refusal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who calls, and whether he may. A signature among the parameters counts before anything else that a call brings, so a
 * command that is signed is its signer's whatever connection carries it.
 *
 * <table>
 * <caption>How a caller shows who he is</caption>
 * <tr><th>with</th><th>what is signed</th><th>against replay</th></tr>
 * <tr><td>Ed25519 signature in the parameters</td><td>{@link Method#signedBytes}</td><td>a command by its id until its
 *     valid_until, a read by signed_until</td></tr>
 * <tr><td>HMAC header</td><td>{@link HmacCredentials#ofRequest}</td><td>{@link ReplayMemory}</td></tr>
 * <tr><td>WebSocket authenticated before</td><td>{@link HmacCredentials#ofWebSocket}, once</td><td>as above</td></tr>
 * </table>
 */
public final class Authentication {
    private static final long SIGNED_AHEAD_MAX_MILLIS = 60_000;
    private static final long FULL_AGAIN_MILLIS = 1_000;

    private final String environment;
    private final HmacSecrets secrets;
    private final ReplayMemory replays;
    private final Authorities authorities;
    private final Signatures signatures;
    private final Roles roles;

    /** For this environment, by these secrets, accounts, verifications and roles. */
    public Authentication(
            String environment,
            HmacSecrets secrets,
            ReplayMemory replays,
            Authorities authorities,
            Signatures signatures,
            Roles roles) {
        this.environment = environment;
        this.secrets = secrets;
        this.replays = replays;
        this.authorities = authorities;
        this.signatures = signatures;
        this.roles = roles;
    }

    /** Who calls, if he may; fails with the reason otherwise. */
    CompletionStage<Caller> caller(Asked asked, Args args, long nowMillis) {
        Access access = asked.method().access();
        if (access == Access.ANYONE) {
            return CompletableFuture.completedStage(Caller.ANYBODY);
        }
        return args.find(Common.SIGNATURE) != null || args.find(Common.SIGNED_BY) != null
                ? signed(asked.method(), args, nowMillis)
                : proven(asked.proof(), asked.from(), access, nowMillis)
                        .thenApply(caller -> allowed(caller, asked.method(), args));
    }

    /** The key that holds the secret of these credentials, which came from this address. */
    public CompletionStage<Caller.OfAccount> keyHolder(
            HmacCredentials credentials, String signedText, String from, boolean isFresh, long nowMillis) {
        if (!replays.isInWindow(credentials.timestampMillis(), nowMillis)) {
            return refused(EdgeRefusal.TIMESTAMP_OUTSIDE_WINDOW);
        }
        if (!secrets.isSignedBy(credentials.key(), signedText, credentials.signature())) {
            return refused(EdgeRefusal.SIGNATURE_INVALID);
        }
        if (!credentials.key().mayComeFrom(from)) {
            return refused(EdgeRefusal.ADDRESS_NOT_ALLOWED);
        }
        ReplayMemory.Verdict verdict = replays.remember(credentials, nowMillis);
        if (verdict == ReplayMemory.Verdict.REPLAYED) {
            return refused(EdgeRefusal.REPLAYED);
        } else if (verdict == ReplayMemory.Verdict.FULL) {
            throw Problem.of(EdgeRefusal.RATE_LIMITED)
                    .retryAfterMillis(FULL_AGAIN_MILLIS)
                    .exception();
        }
        KeyFingerprint fingerprint = secrets.fingerprintOf(credentials.key());
        return known(credentials.key().account(), fingerprint, isFresh, nowMillis);
    }

    // ---- by header or session --------------------------------------------------------------------------------------

    private CompletionStage<Caller.OfAccount> proven(Proof proof, String from, Access access, long nowMillis) {
        boolean isFresh = needsFresh(access);
        if (proof instanceof Proof.Header header) {
            Optional<HmacCredentials> parsed = HmacCredentials.parse(header.header());
            if (parsed.isEmpty()) {
                return refused(EdgeRefusal.CREDENTIALS_MALFORMED);
            }
            return keyHolder(parsed.get(), signedText(parsed.get(), header), from, isFresh, nowMillis);
        } else if (proof instanceof Proof.OfSession session) {
            Caller.OfAccount before = session.caller();
            return known(before.account(), before.key(), isFresh, nowMillis);
        }
        return refused(EdgeRefusal.NOT_AUTHENTICATED);
    }

    /** What was signed. Some clients sign a bare question mark that they do not send: without parameters both are taken. */
    private String signedText(HmacCredentials credentials, Proof.Header header) {
        String path = header.pathAndQuery();
        String asSent = credentials.ofRequest(header.verb(), path, header.bodyText());
        boolean isAsSent = path.contains("?") || secrets.isSignedBy(credentials.key(), asSent, credentials.signature());
        return isAsSent ? asSent : credentials.ofRequest(header.verb(), path + "?", header.bodyText());
    }

    private static Caller allowed(Caller.OfAccount caller, Method method, Args args) {
        String account = args.find(Common.ACCOUNT);
        if (account != null && !account.equals(caller.account())) {
            throw Problem.of(EdgeRefusal.ACCOUNT_NOT_YOURS).about("account").exception();
        }
        return allowed(caller, method.access());
    }

    private static Caller allowed(Caller.OfAccount caller, Access access) {
        if (access == Access.OPERATOR) {
            throw Problem.of(EdgeRefusal.ROLE_MISSING).exception();
        }
        KeyScope scope = access.scope();
        if (scope == null && !caller.isOwner()) {
            throw Problem.of(EdgeRefusal.OWNER_ONLY).exception();
        }
        if (scope != null && !caller.scopes().has(scope)) {
            throw Problem.of(EdgeRefusal.SCOPE_MISSING).because(scope.name()).exception();
        }
        return caller;
    }

    // ---- by signature ----------------------------------------------------------------------------------------------

    private CompletionStage<Caller> signed(Method method, Args args, long nowMillis) {
        OwnerKey key = required(args, Common.SIGNED_BY);
        byte[] signature = required(args, Common.SIGNATURE);
        long until = required(args, method.verb() == Verb.POST ? Common.VALID_UNTIL : Common.SIGNED_UNTIL);
        if (until < nowMillis) {
            return refused(CommandRefusal.EXPIRED);
        }
        if (until - nowMillis > SIGNED_AHEAD_MAX_MILLIS) {
            return refused(CommandRefusal.VALID_UNTIL_TOO_FAR);
        }
        if (!signatures.isSignedBy(key.bytes(), method.signedBytes(environment, args), signature)) {
            return refused(EdgeRefusal.SIGNATURE_INVALID);
        }
        KeyFingerprint fingerprint = KeyFingerprint.of(key);
        if (method.access() == Access.OPERATOR) {
            return roles.has(key, Role.OPERATOR)
                    ? CompletableFuture.completedStage(new Caller.OfRole(Role.OPERATOR, fingerprint))
                    : refused(EdgeRefusal.ROLE_MISSING);
        }
        String account = required(args, Common.ACCOUNT);
        if (method.access() == Access.NEW_OWNER) {
            return CompletableFuture.completedStage(new Caller.OfAccount(account, fingerprint, KeyScopes.ALL, true));
        }
        if (method.access() == Access.READ && roles.has(key, Role.AUDITOR)) {
            return CompletableFuture.completedStage(
                    new Caller.OfAccount(account, fingerprint, KeyScopes.of(KeyScope.READ), false));
        }
        return known(account, fingerprint, needsFresh(method.access()), nowMillis)
                .thenApply(caller -> allowed(caller, method.access()));
    }

    private static <T> T required(Args args, Param<T> param) {
        T value = args.find(param);
        if (value == null) {
            throw Problem.ofParam(EdgeRefusal.PARAM_MISSING, param.name(), "a signature needs it")
                    .exception();
        }
        return value;
    }

    // ---- what the account says --------------------------------------------------------------------------------------

    /** A market judges keys itself; where nobody after the edge does, the edge asks the account each time. */
    private static boolean needsFresh(Access access) {
        return access != Access.READ && access != Access.TRADE;
    }

    private CompletionStage<Caller.OfAccount> known(
            String account, KeyFingerprint key, boolean isFresh, long nowMillis) {
        if (isFresh) {
            return authorities.fresh(account).thenApply(authority -> known(authority.caller(key, nowMillis)));
        }
        return authorities.recent(account).thenCompose(recent -> {
            Optional<Caller.OfAccount> caller = recent.caller(key, nowMillis);
            return caller.isPresent() // Otherwise it may have been added a moment ago.
                    ? CompletableFuture.completedStage(caller.get())
                    : known(account, key, true, nowMillis);
        });
    }

    private static Caller.OfAccount known(Optional<Caller.OfAccount> caller) {
        return caller.orElseThrow(
                () -> Problem.of(EdgeRefusal.SIGNATURE_INVALID).exception());
    }

    private static <T> CompletionStage<T> refused(Refusal refusal) {
        return CompletableFuture.failedStage(Problem.of(refusal).exception());
    }
}
