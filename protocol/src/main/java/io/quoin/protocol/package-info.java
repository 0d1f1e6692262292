@NullMarked
package io.quoin.protocol;

import org.jspecify.annotations.NullMarked;
