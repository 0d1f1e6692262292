package io.quoin.http.account;

import static io.quoin.http.catalogue.Common.COMMAND_ID;

import io.quoin.http.auth.HmacSecrets;
import io.quoin.http.auth.KeyId;
import io.quoin.http.catalogue.Call;
import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.catalogue.Method;
import io.quoin.http.catalogue.Param;
import io.quoin.http.catalogue.Types;
import io.quoin.http.desk.Acknowledged;
import io.quoin.http.desk.Desks;
import io.quoin.http.json.JsonObject;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.Bytes32;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.command.CommandId;
import io.quoin.protocol.journal.BlockHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * A first account without an owner's key, for development: one call opens it and makes a key with every scope. Whoever reaches
 * the edge may make such keys, which is why a node in development listens on loopback only.
 */
public final class DevelopmentMethods implements Catalogue.Chapter {
    private static final long DAY_MILLIS = 24L * 60 * 60 * 1_000;
    private static final long KEY_LIFE_DAYS = 30;

    private static final Param<String> ACCOUNT =
            Param.required("account", Types.entityId("alice"), "The id of the account, chosen by you.");

    private final Desks desks;
    private final HmacSecrets secrets;
    private final boolean isDevelopment;

    public DevelopmentMethods(Desks desks, HmacSecrets secrets, boolean isDevelopment) {
        this.desks = desks;
        this.secrets = secrets;
        this.isDevelopment = isDevelopment;
    }

    @Override
    public List<Method> methods() {
        return List.of(Method.change(
                        "public/create_development_account",
                        "Open an account that nobody owns, with a key that may do all that keys may. In development mode only.")
                .takes(ACCOUNT, COMMAND_ID)
                .answeredBy(this::create));
    }

    private CompletionStage<JsonObject> create(Call call) {
        if (!isDevelopment) {
            throw Problem.of(EdgeRefusal.DEVELOPMENT_ONLY).exception();
        }
        String account = call.get(ACCOUNT);
        KeyId key = new KeyId(account, call.get(COMMAND_ID));
        KeyFingerprint fingerprint = secrets.fingerprintOf(key);
        long until = call.validUntilMillis();
        long expires = (call.atMillis() / DAY_MILLIS + KEY_LIFE_DAYS) * DAY_MILLIS; // The same if it is sent again.
        return desks.accounts()
                .submit(
                        account,
                        new CommandId(account, "development-open"),
                        until,
                        new AccountCommand.Open(nobody(account)))
                .thenCompose(opened -> desks.accounts()
                        .submit(
                                account,
                                new CommandId(account, key.nonce()),
                                until,
                                new AccountCommand.AddKey(new AccountKey(fingerprint, KeyScopes.ALL, expires))))
                .thenApply(Acknowledged::document)
                .thenApply(done -> done.put("fingerprint", fingerprint.toString())
                        .put("key", key.toString())
                        .put("secret", secrets.secretOf(key)));
    }

    /** Thirty-two bytes whose private half nobody has: the hash of a text. */
    private static OwnerKey nobody(String account) {
        byte[] text = ("quoin-development-owner/" + account).getBytes(StandardCharsets.UTF_8);
        return new OwnerKey(Bytes32.of(BlockHash.ofContent(text).toBytes()));
    }
}
