package io.quoin.http.catalogue;

import io.quoin.http.auth.Caller;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.command.CommandId;
import java.util.Optional;

/**
 * One call of a method: its parameters, who calls, and when. Made after both were judged, so a handler trusts it.
 *
 * @param atMillis the time of the edge when the call arrived, milliseconds since 1970 UTC
 * @param from the address of the client
 * @param session the WebSocket it came through
 */
public record Call(Method method, Args args, Caller caller, long atMillis, String from, Optional<Session> session) {
    /** How long a command stays valid if the client does not say. */
    public static final long VALID_FOR_MILLIS = 5_000;

    /** The value of a parameter that is required or has one if left out. */
    public <T> T get(Param<T> param) {
        return args.get(param);
    }

    /** The value of a parameter, if it was given. */
    public <T> Optional<T> find(Param<T> param) {
        return Optional.ofNullable(args.find(param));
    }

    /** The account on whose behalf the method is called. */
    public String account() {
        return ofAccount().account();
    }

    /** The key with which it is called, as entities know it. */
    public KeyFingerprint key() {
        return ofAccount().key();
    }

    private Caller.OfAccount ofAccount() {
        if (caller instanceof Caller.OfAccount one) {
            return one;
        }
        throw Problem.of(EdgeRefusal.NOT_AUTHENTICATED).exception();
    }

    /** The id of the command that this call is, on behalf of its account. */
    public CommandId commandId(Param<String> clientId) {
        return new CommandId(account(), get(clientId));
    }

    /** Until when the command may be decided. */
    public long validUntilMillis() {
        return find(Common.VALID_UNTIL).orElse(atMillis + VALID_FOR_MILLIS);
    }
}
