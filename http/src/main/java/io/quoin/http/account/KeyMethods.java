package io.quoin.http.account;

import static io.quoin.http.catalogue.Common.ACCOUNT;
import static io.quoin.http.catalogue.Common.COMMAND_ID;

import io.quoin.http.auth.AddressRange;
import io.quoin.http.auth.HmacSecrets;
import io.quoin.http.auth.KeyId;
import io.quoin.http.catalogue.Access;
import io.quoin.http.catalogue.Call;
import io.quoin.http.catalogue.Catalogue;
import io.quoin.http.catalogue.Method;
import io.quoin.http.catalogue.Param;
import io.quoin.http.catalogue.Types;
import io.quoin.http.desk.Desks;
import io.quoin.http.json.Json;
import io.quoin.http.json.JsonObject;
import io.quoin.http.limit.Lane;
import io.quoin.http.problem.EdgeRefusal;
import io.quoin.http.problem.Problem;
import io.quoin.protocol.account.AccountCommand;
import io.quoin.protocol.account.AccountView;
import io.quoin.protocol.auth.AccountKey;
import io.quoin.protocol.auth.KeyFingerprint;
import io.quoin.protocol.auth.KeyScope;
import io.quoin.protocol.auth.KeyScopes;
import io.quoin.protocol.auth.OwnerKey;
import io.quoin.protocol.port.Seen;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The keys that act for an account. */
public final class KeyMethods implements Catalogue.Chapter {
    private static final String HEX_EXAMPLE = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final long LATEST_MILLIS = 4_102_444_800_000L; // The year 2100.

    /** What a key is. */
    enum Kind {
        /** A secret that is told once; it signs requests and WebSockets. */
        HMAC,
        /** A public key of the client's; it signs commands. */
        ED25519
    }

    private static final Param<Kind> KIND = Param.optional(
            "kind",
            Types.oneOf(Kind.values(), Kind.HMAC),
            Kind.HMAC,
            "hmac: a secret is made and told once. ed25519: public_key signs.");
    private static final Param<OwnerKey> PUBLIC_KEY = Param.optional(
            "public_key",
            Types.text(text -> text.matches("[0-9a-fA-F]{64}"), OwnerKey::parse, "[0-9a-fA-F]{64}", 64, HEX_EXAMPLE),
            "The Ed25519 public key, for kind ed25519 alone.");
    private static final Param<List<KeyScope>> SCOPES = Param.required(
            "scopes",
            Types.listOf(Types.oneOf(KeyScope.values(), KeyScope.READ), 1, KeyScope.values().length),
            "What the key may do.");
    private static final Param<Long> EXPIRES = Param.required(
            "expires_timestamp",
            Types.whole(0, LATEST_MILLIS, 1_800_000_000_000L),
            "Milliseconds since 1970 from which it may do nothing any more.");
    private static final Param<List<AddressRange>> ADDRESSES = Param.optional(
            "addresses",
            Types.listOf(
                    Types.text(
                            text -> AddressRange.parse(text).isPresent(),
                            text -> AddressRange.parse(text).orElseThrow(),
                            "[0-9a-fA-F.:]+/[0-9]{1,3}",
                            AddressRange.CHARACTERS_MAX,
                            "10.0.0.0/8"),
                    0,
                    KeyId.ADDRESSES_MAX),
            List.of(),
            "From which ranges of addresses the key may be used, for kind hmac; from everywhere if there are none.");
    private static final Param<KeyFingerprint> FINGERPRINT = Param.required(
            "fingerprint",
            Types.text(
                    text -> text.matches("[0-9a-fA-F]{64}"), KeyFingerprint::parse, "[0-9a-fA-F]{64}", 64, HEX_EXAMPLE),
            "The key, as private/get_keys names it.");

    private final Accounts accounts;
    private final HmacSecrets secrets;

    public KeyMethods(Desks desks, HmacSecrets secrets) {
        this.accounts = new Accounts(desks.accounts());
        this.secrets = secrets;
    }

    @Override
    public List<Method> methods() {
        return List.of(
                Method.change("private/create_key", "Let a key act for the account until it expires.")
                        .by(Access.OWNER)
                        .takes(COMMAND_ID, KIND, PUBLIC_KEY, SCOPES, EXPIRES, ADDRESSES)
                        .answeredBy(this::create),
                Method.change("private/revoke_key", "Let a key act no more, at once and for ever.")
                        .by(Access.OWNER)
                        .in(Lane.CANCELS)
                        .takes(COMMAND_ID, FINGERPRINT)
                        .answeredBy(call -> accounts.submit(call, new AccountCommand.RevokeKey(call.get(FINGERPRINT)))),
                Method.read("private/get_keys", "The keys that may act for the account.")
                        .by(Access.READ)
                        .answeredBy(call -> accounts.look(call).thenApply(KeyMethods::keys)));
    }

    // ---- private/create_key ----------------------------------------------------------------------------------------

    private CompletionStage<JsonObject> create(Call call) {
        KeyScopes scopes = KeyScopes.of(call.get(SCOPES).toArray(KeyScope[]::new));
        long expires = call.get(EXPIRES);
        boolean isHmac = call.get(KIND) == Kind.HMAC;
        if (isHmac == call.find(PUBLIC_KEY).isPresent()) {
            throw Problem.of(isHmac ? EdgeRefusal.PARAM_UNKNOWN : EdgeRefusal.PARAM_MISSING)
                    .because("it goes with kind ed25519")
                    .about(PUBLIC_KEY.name())
                    .exception();
        }
        if (isHmac) {
            // Derived from the id of the command: sent again, it makes the same key and tells the same secret.
            KeyId id = new KeyId(call.account(), call.get(COMMAND_ID), call.get(ADDRESSES));
            return add(call, secrets.fingerprintOf(id), scopes, expires)
                    .thenApply(done -> done.put("key", id.toString()).put("secret", secrets.secretOf(id)));
        }
        if (!call.get(ADDRESSES).isEmpty()) {
            throw Problem.of(EdgeRefusal.PARAM_UNKNOWN)
                    .because("a signed command counts wherever it comes from")
                    .about(ADDRESSES.name())
                    .exception();
        }
        return add(call, KeyFingerprint.of(call.find(PUBLIC_KEY).orElseThrow()), scopes, expires);
    }

    private CompletionStage<JsonObject> add(Call call, KeyFingerprint fingerprint, KeyScopes scopes, long expires) {
        return accounts.submit(call, new AccountCommand.AddKey(new AccountKey(fingerprint, scopes, expires)))
                .thenApply(done -> done.put("fingerprint", fingerprint.toString()));
    }

    // ---- private/get_keys ------------------------------------------------------------------------------------------

    private static JsonObject keys(Seen<AccountView> seen) {
        return new JsonObject()
                .put(ACCOUNT.name(), seen.view().id())
                .put("keys", seen.view().keys(), KeyMethods::key)
                .put("auth_epoch", seen.view().authEpoch())
                .put("height", seen.height());
    }

    private static Json key(AccountKey key) {
        return new Json.Fields(new JsonObject()
                .put("fingerprint", key.fingerprint().toString())
                .put("scopes", key.scopes().list(), scope -> new Json.Text(Types.name(scope)))
                .put("expires_timestamp", key.expiresAtMillis()));
    }
}
