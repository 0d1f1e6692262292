package io.quoin.http.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quoin.http.server.EdgeNotStarted.Reason;
import org.junit.jupiter.api.Test;

class SafePlaceTest {
    @Test
    void in_development_nobody_reaches_it_from_outside() {
        assertEquals(Reason.DEVELOPMENT_BEYOND_LOOPBACK, refused("quoin.edge.host = 0.0.0.0"));
        assertEquals(Reason.DEVELOPMENT_BEYOND_LOOPBACK, refused("quoin.edge { host = 0.0.0.0, behind-proxy = on }"));
        accepted("quoin.edge.host = \"::1\"");
    }

    @Test
    void otherwise_it_speaks_tls_or_says_that_a_proxy_does() {
        assertEquals(Reason.NEITHER_TLS_NOR_PROXY, refused("quoin.development = off"));
        accepted("quoin { development = off, edge.behind-proxy = on, edge.host = 0.0.0.0 }");
        accepted("quoin { development = off, edge.tls { keystore = some.p12, password-file = some.txt } }");
    }

    @Test
    void a_certificate_that_cannot_be_read_is_said_by_name() {
        EdgeSettings.Tls tls = EdgeSettings.of(
                        EdgeKit.config("quoin.edge.tls { keystore = none.p12, password-file = none }"))
                .tls()
                .orElseThrow();
        assertEquals(
                Reason.CERTIFICATE_UNUSABLE,
                assertThrows(EdgeNotStarted.class, () -> SafePlace.tls(tls)).reason());
    }

    private static Reason refused(String overrides) {
        EdgeSettings settings = EdgeSettings.of(EdgeKit.config(overrides));
        return assertThrows(EdgeNotStarted.class, () -> SafePlace.require(settings))
                .reason();
    }

    private static void accepted(String overrides) {
        assertDoesNotThrow(() -> SafePlace.require(EdgeSettings.of(EdgeKit.config(overrides))));
    }
}
