package io.quoin.walls.planted.protocol.law;

import com.tngtech.archunit.base.HasDescription;

/** Planted: a law that leans on a library. */
public record LawWithForeignLibrary(HasDescription described) {}
