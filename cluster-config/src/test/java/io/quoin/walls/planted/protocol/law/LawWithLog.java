package io.quoin.walls.planted.protocol.law;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Planted: a law that talks to a log. */
public final class LawWithLog {

    private static final Logger LOG = LoggerFactory.getLogger(LawWithLog.class);

    void decide() {
        LOG.info("decided");
    }

    void print() {
        System.out.println("decided");
    }

    System.Logger platform() {
        return System.getLogger("law");
    }

    java.util.logging.Logger old() {
        return java.util.logging.Logger.getLogger("law");
    }
}
