package io.quoin.lab.crash;

import io.quoin.protocol.command.CommandId;

/**
 * A command on its way: to whom, under which id, until when it may be decided. All of it is needed to ask for its fate.
 *
 * @param validUntilMillis engine time, milliseconds since 1970 UTC
 */
record Order<C>(String entity, CommandId id, long validUntilMillis, C command) {}
