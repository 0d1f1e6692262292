package io.quoin.http.rest;

import io.quoin.http.reception.Proof;
import java.net.InetAddress;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;

/** What an HTTP request says of where it comes from and who sends it. */
public final class Arrivals {
    private static final String RAW_URI_HEADER = "Raw-Request-URI";

    private final boolean isBehindProxy;

    /** Requests that come through a proxy, or directly. */
    public Arrivals(boolean isBehindProxy) {
        this.isBehindProxy = isBehindProxy;
    }

    /** The address of the client: behind a proxy the last one that X-Forwarded-For names, which is what the proxy has seen. */
    public String address(HttpRequest request) {
        String peer = request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .map(InetAddress::getHostAddress)
                .orElse("unknown");
        return isBehindProxy ? forwarded(request, peer) : peer;
    }

    private static String forwarded(HttpRequest request, String peer) {
        String last = peer;
        for (HttpHeader header : request.getHeaders()) {
            if (header.is("x-forwarded-for")) {
                String value = header.value();
                last = value.substring(value.lastIndexOf(',') + 1).strip();
            }
        }
        return last.matches("[0-9a-fA-F.:]{2,45}") ? last : peer;
    }

    /** What a request brings to show who sends it. */
    Proof proof(HttpRequest request, byte[] body) {
        return request.getHeader("Authorization")
                .<Proof>map(header ->
                        new Proof.Header(header.value(), request.method().name(), pathAndQuery(request), body))
                .orElse(Proof.NONE);
    }

    /** As they were sent: a signature covers the very bytes. */
    private static String pathAndQuery(HttpRequest request) {
        return request.getHeader(RAW_URI_HEADER)
                .map(HttpHeader::value)
                .orElseGet(() -> request.getUri().toRelative().toString());
    }
}
