package io.quoin.http.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quoin.protocol.auth.Bytes32;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The vectors were made with Python's hmac and hashlib. */
class HmacTest {
    private static final KeyId KEY = new KeyId("alice", "key-1");
    private static final String SIGNATURE = "76589ede82a51557ee6a292bc30e16589e1ea5771301fffb0f9cfe7947def9f5";
    private static final String HEADER =
            "deri-hmac-sha256 id=alice:key-1,ts=1700000000000,sig=" + SIGNATURE + ",nonce=n1";

    private final HmacSecrets secrets =
            new HmacSecrets(Bytes32.parse("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"));

    @Test
    void secret_and_fingerprint_are_derived_from_the_realm_and_the_key() {
        assertEquals("262f22ca7cf43d74ff664e94c44fede5acceeb6a2e438f874a652e79ca6a15cb", secrets.secretOf(KEY));
        assertEquals(
                "85d602ff652f508bf8aba188d3cbc8f5ed20156a547256120ba280d595e52af0",
                secrets.fingerprintOf(KEY).toString());
        assertFalse(secrets.secretOf(KEY).equals(secrets.secretOf(new KeyId("alice", "key-2"))));
    }

    @Test
    void a_request_is_signed_as_a_client_of_deribit_signs_it() {
        HmacCredentials credentials = HmacCredentials.parse(HEADER).orElseThrow();
        String signed = credentials.ofRequest("POST", "/api/v1/private/place?x=%20", "{\"a\":1}");
        assertTrue(secrets.isSignedBy(credentials.key(), signed, credentials.signature()));
        for (String other : new String[] {
            credentials.ofRequest("GET", "/api/v1/private/place?x=%20", "{\"a\":1}"),
            credentials.ofRequest("POST", "/api/v1/private/place?x= ", "{\"a\":1}"),
            credentials.ofRequest("POST", "/api/v1/private/place?x=%20", "{\"a\":2}")
        }) {
            assertFalse(secrets.isSignedBy(credentials.key(), other, credentials.signature()));
        }
        assertFalse(secrets.isSignedBy(new KeyId("bob", "key-1"), signed, credentials.signature()));
        assertFalse(secrets.isSignedBy(KEY, signed, new byte[31]));
    }

    @Test
    void the_parts_of_a_header_come_in_any_order() {
        Optional<HmacCredentials> parsed = HmacCredentials.parse(
                "Deri-Hmac-Sha256 nonce=n1, sig=" + SIGNATURE.toUpperCase() + ", ts=1700000000000, id=alice:key-1");
        assertEquals(SIGNATURE, HexFormat.of().formatHex(parsed.orElseThrow().signature()));
        assertEquals(KEY, parsed.get().key());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Bearer x",
                "deri-hmac-sha256",
                "deri-hmac-sha256 id=alice:key-1,ts=1,nonce=n",
                "deri-hmac-sha256 id=alice:key-1,ts=1,nonce=n,sig=00",
                "deri-hmac-sha256 id=alice:key-1,ts=-1,nonce=n,sig=" + SIGNATURE,
                "deri-hmac-sha256 id=alice:key-1,ts=1e3,nonce=n,sig=" + SIGNATURE,
                "deri-hmac-sha256 id=alice:key-1,ts=9999999999999999,nonce=n,sig=" + SIGNATURE,
                "deri-hmac-sha256 id=alice,ts=1,nonce=n,sig=" + SIGNATURE,
                "deri-hmac-sha256 id=al/ice:key,ts=1,nonce=n,sig=" + SIGNATURE,
                "deri-hmac-sha256 id=alice:key-1,ts=1,nonce=,sig=" + SIGNATURE,
                "deri-hmac-sha256 id=alice:key-1,ts=1,nonce=a b,sig=" + SIGNATURE,
                "deri-hmac-sha256 id=alice:key-1,ts=1,ts=1,nonce=n,sig=" + SIGNATURE,
                "deri-hmac-sha256 id=alice:key-1,ts=1,nonce=n,sig=" + SIGNATURE + ",more=1"
            })
    void any_other_header_is_none(String header) {
        assertEquals(Optional.empty(), HmacCredentials.parse(header));
    }
}
