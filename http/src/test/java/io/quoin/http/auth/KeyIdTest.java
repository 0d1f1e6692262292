package io.quoin.http.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice:k",
                "alice:k:1",
                "a.b-c_d:0",
                "alice:k@10.0.0.0/8",
                "alice:k@10.0.0.0/8+2001:db8::/32+192.168.1.4/32",
                "a:b@0.0.0.0/0"
            })
    void a_key_is_read_as_it_is_written(String text) {
        assertEquals(text, KeyId.parse(text).orElseThrow().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "alice",
                "alice:",
                ":k",
                "@:k",
                "a@b:c",
                "alice:k@",
                "alice:k@10.0.0.0",
                "alice:k@10.0.0.1/8",
                "alice:k@10.0.0.0/33",
                "alice:k@10.0.0.0/08",
                "alice:k@10.0.0/8",
                "alice:k@256.0.0.0/8",
                "alice:k@localhost/8",
                "alice:k@2001:db8::1/32",
                "alice:k@2001:db8::/129",
                "alice:k@:::/0",
                "alice:k@10.0.0.0/8+",
                "alice:k@1.2.3.4./32"
            })
    void anything_else_is_none(String text) {
        assertEquals(Optional.empty(), KeyId.parse(text));
    }

    @Test
    void addresses_are_bounded() {
        String range = "10.0.0.0/8";
        String most = "a:k@" + (range + "+").repeat(KeyId.ADDRESSES_MAX - 1) + range;
        assertTrue(KeyId.parse(most).isPresent());
        assertFalse(KeyId.parse(most + "+" + range).isPresent());
    }

    @Test
    void a_key_comes_from_its_addresses_alone() {
        KeyId key = KeyId.parse("alice:k@10.16.0.0/12+2001:db8::/33").orElseThrow();
        for (String inside : new String[] {"10.16.0.0", "10.31.255.255", "2001:db8::", "2001:db8:7fff:ffff::1"}) {
            assertTrue(key.mayComeFrom(inside), inside);
        }
        for (String outside : new String[] {"10.15.255.255", "10.32.0.0", "2001:db8:8000::", "::1", "unknown", ""}) {
            assertFalse(key.mayComeFrom(outside), outside);
        }
        assertTrue(new KeyId("alice", "k").mayComeFrom("unknown"));
    }
}
