/**
 * What a node is made of: configuration, the assembly of the spokes, the command line. May import everything but the lab.
 */
@NullMarked
package io.quoin.config;

import org.jspecify.annotations.NullMarked;
