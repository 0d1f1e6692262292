@NullMarked
package io.quoin.config;

import org.jspecify.annotations.NullMarked;
