@NullMarked
package io.quoin.persistence;

import org.jspecify.annotations.NullMarked;
