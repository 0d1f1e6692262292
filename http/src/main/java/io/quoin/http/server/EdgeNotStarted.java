package io.quoin.http.server;

/** The edge does not start, for a named reason. */
public final class EdgeNotStarted extends RuntimeException {
    private final Reason reason;

    /** Why an edge does not start. */
    public enum Reason {
        /** Development mode, and an address that others can reach. */
        DEVELOPMENT_BEYOND_LOOPBACK(
                "In development mode, where anybody may make keys, the edge listens on loopback only: set quoin.edge.host to"
                        + " 127.0.0.1, or end that mode with quoin.development = off."),
        /** Not development mode, and nothing between clients and whoever listens. */
        NEITHER_TLS_NOR_PROXY(
                "Outside of development mode the edge needs a certificate in quoin.edge.tls, or quoin.edge.behind-proxy = on"
                        + " if a proxy in front of it ends TLS."),
        /** The certificate cannot be used. */
        CERTIFICATE_UNUSABLE("The keystore of quoin.edge.tls cannot be read with its password."),
        /** The secret of HMAC keys is missing or none. */
        HMAC_SECRET_UNUSABLE(
                "The file of quoin.edge.hmac-secret-file must hold 64 hexadecimal digits and be the same on all members."),
        /** The socket said no. */
        CANNOT_LISTEN("The edge cannot listen where quoin.edge.host and quoin.edge.port say.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** One sentence for people. */
        public String sentence() {
            return sentence;
        }
    }

    /** Because of this. */
    public EdgeNotStarted(Reason reason, Throwable cause) {
        super(reason.name() + ": " + reason.sentence() + " (" + cause.getMessage() + ")", cause);
        this.reason = reason;
    }

    EdgeNotStarted(Reason reason) {
        super(reason.name() + ": " + reason.sentence());
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
