@NullMarked
package io.quoin.actors;

import org.jspecify.annotations.NullMarked;
