/**
 * Everything that tries to break Quoin or to time it. May import everything; nothing imports it.
 */
@NullMarked
package io.quoin.lab;

import org.jspecify.annotations.NullMarked;
